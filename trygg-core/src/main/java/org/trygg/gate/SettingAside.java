package org.trygg.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.trygg.asking.Asking;
import org.trygg.asking.Logbook;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.passage.Outcome;
import org.trygg.passage.Submission;
import org.trygg.passage.WorkItem;
import org.trygg.policy.Decision;
import org.trygg.vault.Fields;
import org.trygg.vault.Permit;
import org.trygg.vault.Quarantine;
import org.trygg.vault.SealedQuarantine;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.SubjectRef;

/// Sets aside what no rule covers: sealed, on a short clock, each a work item for the privacy
/// officer. Nothing is lost, and nothing is used.
final class SettingAside {
  private static final int DAYS = 14;
  private static final Purpose REVIEW = Purpose.of("quarantine-review");

  private final Logbook logbook;
  private final Consumer<List<Quarantine.Content>> quarantine;

  SettingAside(Logbook logbook, Consumer<List<Quarantine.Content>> quarantine) {
    this.logbook = logbook;
    this.quarantine = quarantine;
  }

  Outcome keep(Asking asking, Submission submission, Outcome.Why why) {
    EntryId entry =
        logbook.append(
            asking,
            why,
            new Logbook.Act(
                Action.COLLECT,
                org.trygg.ledger.Outcome.QUARANTINED,
                Optional.of(submission.category()),
                Collecting.count(submission),
                List.of()));
    put(asking, entry, Reason.of(why), asFields(submission));
    return new Outcome.Quarantined(entry, why);
  }

  /// Opens a work item for a reading that no rule speaks of: what was asked for, and nothing held.
  void open(Asking asking, EntryId entry, Decision.Gap.Missing what, Category category) {
    Fields asked = Fields.of(Map.of("trygg.category", category.name(), "trygg.type", "reading"));
    put(asking, entry, new Reason("reading-without-" + Reason.of(what)), List.of(asked));
  }

  private void put(Asking asking, EntryId entry, Reason reason, List<Fields> items) {
    Optional<SubjectRef> subject =
        asking.isKnown() ? Optional.of(asking.standing().subject()) : Optional.empty();
    Permit permit =
        Permit.issue(REVIEW, entry.value(), subject.orElse(Quarantine.NOBODY), Quarantine.CATEGORY);
    LocalDate eraseOn = asking.today().plusDays(DAYS);
    var tag = new SealedQuarantine.Tag(subject, reason.code(), asking.now(), eraseOn);
    quarantine.accept(
        items.stream().map(each -> new Quarantine.Content(permit, tag, each)).toList());
  }

  /// One set of fields for each event or record, with what else it takes to submit it again.
  private static List<Fields> asFields(Submission submission) {
    return switch (submission) {
      case Submission.Events events ->
          events.events().stream()
              .map(event -> withRest(submission, event.type(), event.at(), event.fields()))
              .toList();
      case Submission.Facts facts ->
          List.of(withRest(submission, "record", facts.collectedAt(), facts.fields()));
    };
  }

  private static Fields withRest(Submission from, String type, Instant at, Fields fields) {
    var all = new TreeMap<>(fields.byName());
    all.put("trygg.category", from.category().name());
    all.put("trygg.source", from.source().name());
    all.put("trygg.type", type);
    all.put("trygg.at", at.toString());
    if (from instanceof Submission.Events events) {
      events.service().ifPresent(service -> all.put("trygg.service", service.name()));
    }
    return Fields.of(all);
  }

  /// What waits, by its outside.
  static WorkItem waiting(SealedQuarantine sealed) {
    var tag = sealed.tag();
    return new WorkItem(
        sealed.id().value(), new Reason(tag.reason()), tag.receivedAt(), tag.eraseOn());
  }
}
