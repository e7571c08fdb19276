package org.trygg.server.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.trygg.gate.Gate;
import org.trygg.mail.CaseToken;
import org.trygg.mail.Mail;
import org.trygg.mail.Recogniser;
import org.trygg.mail.Recognition;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Found;
import org.trygg.passage.RequestAnswer;
import org.trygg.passage.Requester;
import org.trygg.requests.Demand;
import org.trygg.requests.Step;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// Takes a mail: finds what it asks and who wrote it, opens its case or threads it to the one it
/// answers, keeps its words, and writes down that it was taken, all in one transaction.
public final class MailDesk {
  /// The machine client as which mails are taken.
  static final Requester MAIL =
      Requester.machine(
          "mail-desk",
          Set.of(
              Purpose.of("legal-compliance.rights"),
              Purpose.of("legal-compliance.accountability"),
              Purpose.of("provision.communication")),
          Set.of(Category.of("identity"), Category.of("contact"), Correspondence.CATEGORY));

  private static final Duration A_DAY = Duration.ofDays(1);

  /// Where the desk finds what it needs.
  public record Rooms(
      Transactions transactions, Gate gate, SubjectStore subjects, MailStore mails) {}

  private final Rooms rooms;
  private final Recogniser recogniser;
  private final MailKeys keys;
  private final int answersPerDay;
  private final InstantSource clock;

  MailDesk(
      Rooms rooms, Recogniser recogniser, MailKeys keys, int answersPerDay, InstantSource clock) {
    this.rooms = rooms;
    this.recogniser = recogniser;
    this.keys = keys;
    this.answersPerDay = answersPerDay;
    this.clock = clock;
  }

  /// Takes the mail; one that was taken before is not taken again.
  Taken take(Arrived arrived) {
    Taken.Key key = keys.of(arrived);
    return rooms.transactions.call(() ->
        rooms
            .mails
            .find(key.message())
            .orElseGet(() -> {
              Taken taken = decide(arrived, key);
              if (!rooms.mails.put(taken)) {
                throw new IllegalStateException("Another program takes this mail");
              }
              return taken;
            }));
  }

  /// Writes down how far the answer is.
  void answered(Taken taken, Taken.Answer answer) {
    rooms.transactions.call(() -> {
      rooms.mails.answered(taken.key().message(), answer);
      return answer;
    });
  }

  private Taken decide(Arrived arrived, Taken.Key key) {
    return switch (recogniser.recognise(arrived.mail())) {
      case Recognition.Ignored _ -> taken(key, Optional.empty(), Tray.IGNORED, false);
      case Recognition.NotARequest _ when namedCases(arrived.mail()).isEmpty() ->
          taken(key, Optional.empty(), Tray.OTHER, false);
      case Recognition wanted -> decide(arrived, key, wanted);
    };
  }

  private Taken decide(Arrived arrived, Taken.Key key, Recognition wanted) {
    Optional<SubjectRef> subject = arrived.sender().flatMap(this::subjectOf);
    if (subject.isEmpty()) {
      return setAside(arrived, key);
    }
    List<CaseRef> named = namedCases(arrived.mail());
    if (!named.isEmpty()) {
      return openOf(subject.get(), named)
          .map(ref -> threaded(arrived, key, subject.get(), ref))
          .orElseGet(() -> setAside(arrived, key));
    }
    return wanted instanceof Recognition.Recognised(Demand demand, _)
        ? initiate(arrived, key, subject.get(), demand)
        : undecided(arrived, key, subject.get());
  }

  /// What follows in a case that is open already is kept, and opens no other.
  private Taken threaded(Arrived arrived, Taken.Key key, SubjectRef subject, CaseRef ref) {
    rooms.gate.submit(MAIL, Correspondence.of(subject, arrived));
    return taken(key, Optional.of(ref), Tray.REQUESTS, arrived.leftOut() > 0);
  }

  private Taken initiate(Arrived arrived, Taken.Key key, SubjectRef subject, Demand demand) {
    var ref = new CaseRef(UUID.randomUUID());
    RequestAnswer answer =
        rooms.gate.desk().initiate(MAIL, subject, demand, received(arrived), ref);
    if (!(answer instanceof RequestAnswer.Taken)) {
      return setAside(arrived, key);
    }
    rooms.gate.submit(MAIL, Correspondence.of(subject, arrived));
    Taken taken = taken(key, Optional.of(ref), Tray.REQUESTS, true);
    if (taken.answer() == Taken.Answer.DUE) {
      rooms.gate.desk().advance(MAIL, subject, ref, Step.Acknowledged::new);
    }
    return taken;
  }

  private Taken undecided(Arrived arrived, Taken.Key key, SubjectRef subject) {
    rooms.gate.submit(MAIL, Correspondence.of(subject, arrived));
    return taken(key, Optional.empty(), Tray.TO_DECIDE, true);
  }

  /// Nobody known wrote it, or nobody whom it may be for sure: a work item of the quarantine.
  private Taken setAside(Arrived arrived, Taken.Key key) {
    var nobody = new SubjectRef(UUID.randomUUID());
    rooms.gate.submit(MAIL, Correspondence.ofUnknown(nobody, arrived));
    return taken(key, Optional.empty(), Tray.TO_DECIDE, arrived.sender().isPresent());
  }

  private Taken taken(Taken.Key key, Optional<CaseRef> ref, Tray tray, boolean wantsAnswer) {
    Instant now = clock.instant();
    boolean answers =
        wantsAnswer && rooms.mails.answersSince(key.sender(), now.minus(A_DAY)) < answersPerDay;
    return new Taken(key, ref, tray, answers ? Taken.Answer.DUE : Taken.Answer.NONE, now);
  }

  /// A mail server whose clock is ahead receives nothing in the future.
  private Instant received(Arrived arrived) {
    Instant now = clock.instant();
    return arrived.received().isAfter(now) ? now : arrived.received();
  }

  private Optional<SubjectRef> subjectOf(String address) {
    return identifier(address)
        .map(each -> rooms.gate.find(MAIL, each))
        .filter(Found.One.class::isInstance)
        .map(Found.One.class::cast)
        .filter(Found.One::certain)
        .map(Found.One::subject);
  }

  private static Optional<Identifier> identifier(String address) {
    try {
      return Optional.of(Identifier.of(IdentifierKind.EMAIL, address));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private List<CaseRef> namedCases(Mail mail) {
    Collection<UUID> answered = mail.answered().stream().map(keys::ofId).toList();
    return Stream.concat(CaseToken.in(mail).stream(), rooms.mails.caseOf(answered).stream())
        .distinct()
        .toList();
  }

  private Optional<CaseRef> openOf(SubjectRef subject, List<CaseRef> named) {
    Optional<Standing> standing = rooms.subjects.find(subject);
    Instant now = clock.instant();
    return named.stream()
        .filter(ref ->
            standing
                .flatMap(each -> each.caseOf(ref))
                .filter(each -> each.isOpenAt(now))
                .isPresent())
        .findFirst();
  }
}
