package org.trygg.outbox;

import java.util.Collection;
import java.util.List;
import org.trygg.vocabulary.SubjectRef;

/// Where messages to listeners wait until they are told; written in the transaction of the act.
public interface OutboxStore {
  /// Puts a message last.
  void put(Told message);

  /// A message that waits.
  ///
  /// @param place later for a message that was put later
  record Waiting(long place, Told message) {}

  /// The oldest messages behind a place, in order; nobody is kept from them.
  List<Waiting> waiting(long behind, int most);

  /// Takes out the messages at these places; they come back if the transaction does not commit.
  void remove(Collection<Long> places);

  /// Forgets every message about the subject.
  void forget(SubjectRef subject);
}
