package org.trygg.gate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.trygg.asking.Asking;
import org.trygg.asking.Rooms;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.subject.Standing;
import org.trygg.vault.Quarantine;
import org.trygg.vocabulary.SubjectRef;

/// How every act begins: a transaction, the moment, the policy in force, and the standing of whom
/// it is about, held where it may change.
record Entrance(Transactions transactions, Rooms rooms, InstantSource clock) {
  <T> T call(Supplier<T> work) {
    return transactions.call(work);
  }

  Instant now() {
    return clock.instant();
  }

  /// Today, in the controller's zone.
  LocalDate today() {
    Instant now = now();
    return rooms.policies().inForce(now).dayOf(now);
  }

  /// Does the work in a transaction, while nobody else can change the subject's standing.
  <T> T changing(Requester by, SubjectRef subject, Function<Asking, T> work) {
    return call(() -> work.apply(asking(by, subject, rooms.subjects().findForChange(subject))));
  }

  Asking asking(Requester by, SubjectRef subject) {
    return asking(by, subject, rooms.subjects().find(subject));
  }

  Asking aboutNobody(Requester by) {
    return asking(by, Quarantine.NOBODY, Optional.empty());
  }

  Asking asking(Requester by, SubjectRef subject, Optional<Standing> found) {
    return Asking.of(rooms.policies(), by, subject, found, now());
  }
}
