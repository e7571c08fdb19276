package org.trygg.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Indexed;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.erasing.Leading;
import org.trygg.fulfilment.Grounds;
import org.trygg.identifiers.BlindIndex;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.outbox.Told;
import org.trygg.passage.Rectification;
import org.trygg.passage.RectificationAnswer;
import org.trygg.passage.RectificationAnswer.Bar;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Request;
import org.trygg.policy.Rule;
import org.trygg.vault.Fields;
import org.trygg.vault.Held;
import org.trygg.vault.HeldRecord;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;
import org.trygg.vault.RecordId;
import org.trygg.vault.Records;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Corrects what is held, or puts the subject's own words beside it. Runs under the lock on the
/// standing. GDPR Art. 16.
///
/// The value before is gone: what must stay as it was is not changed at all.
final class Rectifying {
  /// Where a statement comes from, on its outside.
  private static final Source STATED = Source.of("supplementary-statement");

  private final Rooms rooms;
  private final Logbook logbook;
  private final Leading leading;

  Rectifying(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
    this.leading = new Leading(rooms);
  }

  /// One permitted rectification of one thing held, and the policy's answer to it.
  private record Permitted(Asking asking, Asking.Reply reply, Held held) {
    Label label() {
      return held.label();
    }

    SubjectRef subject() {
      return label().subject();
    }

    Permit permit(EntryId entry) {
      return Permit.issue(reply.purpose(), entry.value(), subject(), label().category());
    }
  }

  RectificationAnswer rectify(Asking asking, Rectification asked) {
    Optional<Held> found = find(asking, asked.target());
    Item item =
        found
            .map(held -> HeldItem.item(held.label()))
            .orElseGet(() -> Item.of(asked.target().category(), asking.today()));
    Asking.Reply reply = asking.ask(Request.Act.CHANGE, item, asked.target().purpose());
    return switch (reply.decision()) {
      case Decision.Permitted permitted ->
          found
              .map(held -> rectify(new Permitted(asking, reply, held), permitted, asked))
              .orElseGet(() -> notThere(asking, asked));
      case Decision.Refused refused ->
          new RectificationAnswer.Refused(log(asking, reply, asked, Outcome.REFUSED), refused);
      case Decision.Gap gap ->
          new RectificationAnswer.Refused(log(asking, reply, asked, Outcome.GAP), gap);
    };
  }

  private Optional<Held> find(Asking asking, Rectification.Target target) {
    return asking.isKnown()
        ? HeldItem.outsides(rooms.vault(), target.subject()).stream()
            .filter(each -> each.id().value().equals(target.item()))
            .filter(each -> each.label().category().equals(target.category()))
            .filter(each -> each.kind() != Held.Kind.FORMER_RECORD)
            .findFirst()
        : Optional.empty();
  }

  private RectificationAnswer rectify(
      Permitted on, Decision.Permitted permitted, Rectification asked) {
    return switch (asked) {
      case Rectification.Correction correction ->
          bar(on, permitted, correction)
              .<RectificationAnswer>map(bar ->
                  new RectificationAnswer.Barred(
                      logbook.append(on.asking, bar, undone(asked)), bar))
              .orElseGet(() -> correct(on, correction));
      case Rectification.Supplement supplement -> supplement(on, supplement);
    };
  }

  /// Why nobody may change it, or not so.
  private static Optional<Bar> bar(
      Permitted on, Decision.Permitted permitted, Rectification.Correction asked) {
    if (on.held.kind() == Held.Kind.SEGMENT) {
      return Optional.of(Bar.EVENTS);
    }
    if (on.label().collected().source().equals(STATED)) {
      return Optional.of(Bar.STATEMENT);
    }
    Lifespan lifespan = on.asking.lifespan(HeldItem.item(on.label()));
    if (lifespan.uses().stream().anyMatch(Grounds::isBookkeeping)) {
      return Optional.of(Bar.BOOKKEEPING);
    }
    if (lifespan.keepers().stream().anyMatch(each -> each instanceof Lifespan.Keeper.ByHold)) {
      return Optional.of(Bar.HOLD);
    }
    return barOfFields(on, permitted, asked);
  }

  private static Optional<Bar> barOfFields(
      Permitted on, Decision.Permitted permitted, Rectification.Correction asked) {
    Set<String> known =
        on.asking
            .version()
            .category(on.label().category())
            .map(Rule.OfCategory::fields)
            .orElseThrow()
            .keySet();
    if (!names(asked).allMatch(known::contains)) {
      return Optional.of(Bar.UNKNOWN_FIELD);
    }
    return names(asked).anyMatch(permitted.masking().fields()::contains)
        ? Optional.of(Bar.FIELD_MASKED)
        : Optional.empty();
  }

  private static Stream<String> names(Rectification.Correction asked) {
    return Stream.concat(asked.fields().byName().keySet().stream(), asked.removed().stream());
  }

  private RectificationAnswer correct(Permitted on, Rectification.Correction asked) {
    EntryId entry = log(on.asking, on.reply, asked, Outcome.DONE);
    Permit permit = on.permit(entry);
    var id = new RecordId(on.held.id().value());
    HeldRecord record = rooms.vault().records().read(permit, id).orElseThrow();
    Fields before = record.fields(permit);
    Fields after = corrected(before, asked);
    var content = new Records.Content(record.label(), record.collectedAt(), after);
    rooms.vault().records().change(permit, id, content, Optional.empty());
    lead(on, entry, before, after);
    tell(on);
    return new RectificationAnswer.Done(entry, id.value());
  }

  private static Fields corrected(Fields before, Rectification.Correction asked) {
    Map<String, String> all = new TreeMap<>(before.byName());
    all.keySet().removeAll(asked.removed());
    all.putAll(asked.fields().byName());
    return Fields.of(all);
  }

  /// New identifiers lead to the subject, and old ones no more, unless another record tells them.
  private void lead(Permitted on, EntryId entry, Fields before, Fields after) {
    var indexed = new Indexed(on.asking.version(), on.label().category());
    Set<Identifier> now = Set.copyOf(indexed.in(after));
    Set<Identifier> lost = new HashSet<>(indexed.in(before));
    lost.removeAll(now);
    if (!lost.isEmpty()) {
      lost.removeAll(leading.to(on.asking, entry, on.reply.purpose()));
      lost.forEach(each -> rooms.identifiers().remove(each, on.subject()));
    }
    rooms
        .identifiers()
        .add(now.stream().map(each -> new BlindIndex.Lead(each, on.subject())).toList());
  }

  /// A record of the same category, that lives as long as what it completes.
  private RectificationAnswer supplement(Permitted on, Rectification.Supplement asked) {
    EntryId entry = log(on.asking, on.reply, asked, Outcome.DONE);
    Label beside = on.label();
    var made = new Label.Collected(STATED, beside.collected().day(), on.asking.now());
    var label =
        new Label(beside.subject(), beside.category(), made, beside.ties(), beside.eraseOn());
    String completes =
        switch (on.held.kind()) {
          case RECORD, FORMER_RECORD -> on.held.id().value().toString();
          // Segments are put together: a day stays, an id does not.
          case SEGMENT -> beside.collected().day().toString();
        };
    var fields =
        Fields.of(
            Map.of(
                Rectification.Supplement.STATEMENT,
                asked.statement(),
                Rectification.Supplement.COMPLETES,
                completes));
    RecordId id =
        rooms
            .vault()
            .records()
            .keep(on.permit(entry), new Records.Content(label, on.asking.now(), fields));
    tell(on);
    return new RectificationAnswer.Done(entry, id.value());
  }

  /// Writes the standing as it is, so that a reading on the short way which began before looks
  /// again, and tells listeners, who tell recipients: GDPR Art. 19.
  private void tell(Permitted on) {
    rooms.subjects().put(on.asking.standing());
    rooms.outbox().put(new Told(Told.Kind.RECTIFIED, on.subject()));
  }

  private RectificationAnswer notThere(Asking asking, Rectification asked) {
    return new RectificationAnswer.NotThere(
        logbook.append(asking, Missing.NOT_THERE, undone(asked)));
  }

  /// Why nothing was done, where no rule is the reason.
  private enum Missing {
    NOT_THERE
  }

  private static Logbook.Act undone(Rectification asked) {
    return Logbook.Act.of(Action.CHANGE, Outcome.REFUSED, asked.target().category(), 0);
  }

  private EntryId log(Asking asking, Asking.Reply reply, Rectification asked, Outcome outcome) {
    return logbook.append(
        asking,
        reply,
        Logbook.Act.of(
                Action.CHANGE, outcome, asked.target().category(), outcome == Outcome.DONE ? 1 : 0)
            .on(List.of(asked.target().item())));
  }
}
