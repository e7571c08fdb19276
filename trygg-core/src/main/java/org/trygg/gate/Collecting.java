package org.trygg.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.asking.Asking;
import org.trygg.asking.Indexed;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.erasing.Redating;
import org.trygg.identifiers.BlindIndex;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.Leases;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.passage.Handed;
import org.trygg.passage.Outcome;
import org.trygg.passage.Submission;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Refusal;
import org.trygg.policy.Request;
import org.trygg.subject.Standing;
import org.trygg.vault.Fields;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;
import org.trygg.vault.Records;
import org.trygg.vault.Segments;
import org.trygg.vocabulary.SubjectRef;

/// The gate's way in: each submission is decided on, logged, and kept or set aside.
///
/// Nothing is read or written here: what comes of the decisions goes to a [Batch].
final class Collecting {
  private final Batch batch;
  private final Logbook logbook;
  private final SettingAside settingAside;

  Collecting(Batch batch) {
    this.batch = batch;
    this.logbook = batch.logbook();
    this.settingAside = new SettingAside(logbook, batch::setAside);
  }

  /// Decides on all of it, in as many statements for a thousand submissions as for one.
  ///
  /// The subjects' key rings are held first, and their standings read then: an erasure comes wholly
  /// before or wholly after.
  static List<Outcome> submit(Rooms rooms, List<Handed> handed, Instant now) {
    Set<SubjectRef> subjects =
        handed.stream().map(each -> each.submission().subject()).collect(Collectors.toSet());
    var batch = new Batch(rooms, rooms.vault().hold(subjects));
    Map<SubjectRef, Standing> standings = rooms.subjects().find(subjects);
    var collecting = new Collecting(batch);
    var outcomes = new ArrayList<Outcome>();
    for (Handed each : handed) {
      SubjectRef subject = each.submission().subject();
      Optional<Standing> found = Optional.ofNullable(standings.get(subject));
      Asking asking = Asking.of(rooms.policies(), each.by(), subject, found, now);
      outcomes.add(collecting.submit(asking, each.submission()));
    }
    batch.write();
    return outcomes;
  }

  private Outcome submit(Asking asking, Submission submission) {
    Item item = item(asking, submission);
    Asking.Reply reply = asking.ask(Request.Act.COLLECT, item, Optional.empty());
    return switch (reply.decision()) {
      case Decision.Refused refused when !isAboutTheSubject(refused.reason()) ->
          keepNothing(asking, reply, refused, submission);
      case Decision _ when !asking.isKnown() ->
          settingAside.keep(asking, submission, Outcome.Why.UNKNOWN_SUBJECT);
      case Decision.Permitted _ -> keepKnown(asking, reply, item, submission);
      case Decision.Refused(_, Refusal reason) when reason == Refusal.SERVICE_NOT_HELD ->
          settingAside.keep(asking, submission, Outcome.Why.SERVICE_NOT_HELD);
      case Decision.Refused refused -> keepNothing(asking, reply, refused, submission);
      case Decision.Gap(var missing) -> settingAside.keep(asking, submission, why(missing));
    };
  }

  /// Whether the refusal lies in what is known of the subject; if it does not, nothing is kept even
  /// of a subject that nobody knows, for what is thrown away or not allowed is not set aside.
  private static boolean isAboutTheSubject(Refusal reason) {
    return switch (reason) {
      case DISCARDED_AT_ONCE,
          CASE_MISSING,
          ROLE_WITHOUT_DUTY,
          CATEGORY_OUTSIDE_ROLE,
          PURPOSE_NOT_REGISTERED,
          CATEGORY_NOT_REGISTERED ->
          false;
      case CASE_OF_ANOTHER_SUBJECT,
          CASE_CLOSED,
          CASE_OF_ANOTHER_KIND,
          NOT_OWN_DATA,
          SERVICE_NOT_HELD,
          EXPLICIT_CONSENT_MISSING,
          RESTRICTED,
          CONSENT_MISSING,
          OBJECTED,
          ANONYMISED_ONLY,
          LAPSED ->
          true;
    };
  }

  private Outcome keepNothing(
      Asking asking, Asking.Reply reply, Decision.Refused refused, Submission submission) {
    if (refused.reason() == Refusal.DISCARDED_AT_ONCE) {
      return new Outcome.Discarded(
          log(asking, reply, submission, org.trygg.ledger.Outcome.DISCARDED));
    }
    EntryId entry = log(asking, reply, submission, org.trygg.ledger.Outcome.REFUSED);
    return new Outcome.Refused(entry, refused.rule(), refused.reason());
  }

  private Outcome keepKnown(Asking asking, Asking.Reply reply, Item item, Submission submission) {
    Set<String> known =
        asking.version().category(submission.category()).orElseThrow().fields().keySet();
    if (!fields(submission).allMatch(each -> each.areWithin(known))) {
      return settingAside.keep(asking, submission, Outcome.Why.UNKNOWN_FIELD);
    }
    EntryId entry = log(asking, reply, submission, org.trygg.ledger.Outcome.DONE);
    Permit permit =
        Permit.issue(reply.purpose(), entry.value(), submission.subject(), submission.category());
    keep(asking, permit, label(asking, item, submission), submission);
    return new Outcome.Kept(entry, reply.purpose());
  }

  private void keep(Asking asking, Permit permit, Label label, Submission submission) {
    switch (submission) {
      case Submission.Events events -> {
        batch.keep(new Segments.Content(permit, label, events.events()));
        events
            .addresses()
            .forEach(
                each -> batch.put(new Leases.Leased(each.lease(origin(label)), label.subject())));
      }
      case Submission.Facts facts -> {
        var content = new Records.Content(label, facts.collectedAt(), facts.fields());
        batch.keep(new Records.New(permit, content));
        new Indexed(asking.version(), facts.category())
            .in(facts.fields())
            .forEach(each -> batch.add(new BlindIndex.Lead(each, facts.subject())));
      }
    }
  }

  private static LeaseOrigin origin(Label label) {
    return new LeaseOrigin(
        label.category(), label.collected().day(), label.ties().service(), label.eraseOn());
  }

  private static Label label(Asking asking, Item item, Submission submission) {
    Lifespan lifespan =
        asking.version().decisions().lifespan(item, asking.standing(), asking.now());
    return new Label(
        submission.subject(),
        submission.category(),
        new Label.Collected(submission.source(), item.collected(), asking.now()),
        new Label.Ties(item.service(), item.invoice(), item.caseRef()),
        Redating.eraseOn(lifespan));
  }

  private EntryId log(
      Asking asking, Asking.Reply reply, Submission submission, org.trygg.ledger.Outcome outcome) {
    return logbook.append(
        asking,
        reply,
        Logbook.Act.of(Action.COLLECT, outcome, submission.category(), count(submission)));
  }

  private static Item item(Asking asking, Submission submission) {
    return switch (submission) {
      case Submission.Events events ->
          new Item(
              events.category(),
              events.day(),
              events.service(),
              Optional.empty(),
              asking.by().caseRef());
      case Submission.Facts facts ->
          new Item(
              facts.category(),
              asking.version().dayOf(facts.collectedAt()),
              Optional.empty(),
              facts.invoice(),
              asking.by().caseRef());
    };
  }

  static long count(Submission submission) {
    return switch (submission) {
      case Submission.Events events -> events.events().size();
      case Submission.Facts _ -> 1;
    };
  }

  private static Stream<Fields> fields(Submission submission) {
    return switch (submission) {
      case Submission.Events events -> events.events().stream().map(each -> each.fields());
      case Submission.Facts facts -> Stream.of(facts.fields());
    };
  }

  private static Outcome.Why why(Decision.Gap.Missing missing) {
    return switch (missing) {
      case CATEGORY -> Outcome.Why.UNKNOWN_CATEGORY;
      case PURPOSE -> Outcome.Why.UNKNOWN_PURPOSE;
      case BASIS -> Outcome.Why.NO_LEGAL_BASIS;
    };
  }
}
