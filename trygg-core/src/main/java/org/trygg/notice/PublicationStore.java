package org.trygg.notice;

import java.util.List;

/// Where it is kept which versions of the notice have been published; nothing is taken away.
public interface PublicationStore {
  /// @throws RuntimeException if the version is there already
  void put(Publication publication);

  /// Every publication, the oldest version first.
  List<Publication> all();

  /// The same, and others who ask for change wait until this transaction has ended.
  List<Publication> allForChange();
}
