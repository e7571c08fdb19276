package org.trygg.outbox;

import java.util.List;
import org.trygg.vocabulary.SubjectRef;

/// Where messages to listeners wait until they are told; written in the transaction of the act.
public interface OutboxStore {
  /// Puts a message last.
  void put(Told message);

  /// Takes out the oldest messages; they come back if the transaction does not commit. Two that
  /// take at once never take the same.
  List<Told> take(int most);

  /// Forgets every message about the subject.
  void forget(SubjectRef subject);
}
