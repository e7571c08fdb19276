package org.trygg.sending;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.policy.PolicyVersions;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.SubjectRef;

/// The send gate: asked just before messages are sent, and not when their list is made.
///
/// The standings of all subjects are read in one statement within the request, so that whatever was
/// committed before it began is in the answer: no message is allowed after a withdrawal. What is
/// answered ages from then on; a sender asks in portions that it sends at once.
public final class Sending {
  /// As many messages as are decided on at once.
  public static final int MOST = 10_000;

  private static final SubjectRef NOBODY = new SubjectRef(new UUID(0, 0));

  private final Transactions transactions;
  private final Rooms rooms;
  private final InstantSource clock;
  private final Logbook logbook;

  public Sending(Transactions transactions, Rooms rooms, InstantSource clock) {
    this.transactions = transactions;
    this.rooms = rooms;
    this.clock = clock;
    this.logbook = Logbook.of(rooms);
  }

  /// Decides on messages, and enters that into the ledger as one.
  ///
  /// @param by a machine client: staff act in a case, which is about one subject
  /// @throws IllegalArgumentException if somebody else asks, or about more than [#MOST]
  public Weighed weigh(Requester by, List<Intended> messages) {
    if (!(by.actor() instanceof Actor.Machine) || messages.size() > MOST) {
      throw new IllegalArgumentException("A machine client asks about 10,000 messages at most");
    }
    return transactions.call(() -> decide(by, messages));
  }

  private Weighed decide(Requester by, List<Intended> messages) {
    Instant now = clock.instant();
    PolicyVersions.Version version = rooms.policies().inForce(now);
    Map<SubjectRef, Standing> standings = standings(messages);
    var scale = new Scale(version, by, now);
    var verdicts = new ArrayList<Verdict>(messages.size());
    for (Intended each : messages) {
      Standing known = standings.get(each.subject());
      verdicts.add(scale.weigh(each, known == null ? Standing.of(each.subject()) : known));
    }
    var statement = new Statement(version.policy().id(), now);
    EntryId entry =
        logbook.attest(
            aboutNobody(by, now),
            Action.WEIGH_SENDING,
            statement.of(messages, verdicts),
            messages.size());
    return new Weighed(entry, version.policy().id(), now, verdicts);
  }

  private Asking aboutNobody(Requester by, Instant now) {
    return Asking.of(rooms.policies(), by, NOBODY, Optional.empty(), now);
  }

  private Map<SubjectRef, Standing> standings(List<Intended> messages) {
    var subjects = new HashSet<SubjectRef>(messages.size() * 2);
    messages.forEach(each -> subjects.add(each.subject()));
    return rooms.subjects().find(subjects);
  }
}
