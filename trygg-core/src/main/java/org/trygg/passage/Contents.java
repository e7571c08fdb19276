package org.trygg.passage;

import java.util.function.Consumer;

/// What a reading may see, opened piece by piece as it is asked for.
///
/// What was erased meanwhile is not there any more.
public interface Contents {
  /// Gives every record, then every event in order of time, one at a time.
  void forEach(Consumer<Shown> to);
}
