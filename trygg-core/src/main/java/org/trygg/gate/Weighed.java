package org.trygg.gate;

import java.util.List;
import java.util.function.BiFunction;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Outcome;
import org.trygg.passage.Answer;
import org.trygg.passage.Contents;
import org.trygg.passage.Reading;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Request;
import org.trygg.vault.Held;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;
import org.trygg.vocabulary.Purpose;

/// A reading as the policy has judged it: item by item, by the outsides of what is held.
record Weighed(Asking asking, Reading reading, List<Held> held, Asking.Reply reply) {
  static Weighed of(Asking asking, Reading reading, List<Held> held) {
    return new Weighed(asking, reading, held, reply(asking, reading, held));
  }

  /// The answer for the purpose by which most of what is held may be seen; if none of it may, the
  /// answer for the last that came in; and if nothing is held, the answer for something collected
  /// today, which says whether the asker may see the category at all.
  private static Asking.Reply reply(Asking asking, Reading reading, List<Held> held) {
    Item today = Item.of(reading.category(), asking.today());
    if (held.isEmpty()) {
      return asking.ask(Request.Act.READ, today, reading.purpose());
    }
    Asking.Reply best =
        asking.ask(Request.Act.READ, HeldItem.item(held.getLast().label()), reading.purpose());
    long most = 0;
    for (Purpose purpose : asking.purposes(today, reading.purpose())) {
      List<Held> usable = usable(asking, purpose, held);
      if (usable.size() > most) {
        most = usable.size();
        Item one = HeldItem.item(usable.getFirst().label());
        best = asking.ask(Request.Act.READ, one, purpose);
      }
    }
    return best;
  }

  /// The refusal or the gap, logged.
  EntryId log(Outcome outcome, Logbook logbook) {
    return logbook.append(
        asking, reply, Logbook.Act.of(Action.READ, outcome, reading.category(), 0));
  }

  /// Logs what is revealed, and reveals it by a permit for that entry.
  ///
  /// @param contents what opens by the permit, as far as the scope goes
  Answer reveal(
      Decision.Permitted permitted,
      Logbook logbook,
      BiFunction<Permit, OpenedContents.Scope, Contents> contents) {
    List<Held> usable = usable(asking, reply.purpose(), held);
    EntryId entry =
        logbook.append(
            asking,
            reply,
            Logbook.Act.of(Action.READ, Outcome.DONE, reading.category(), usable.size())
                .on(usable.stream().map(each -> each.id().value()).toList()));
    Permit permit =
        Permit.issue(reply.purpose(), entry.value(), reading.subject(), reading.category());
    var scope =
        new OpenedContents.Scope(
            reading.range(),
            permitted.masking(),
            label -> isUsable(asking, reply.purpose(), label));
    return new Answer.Revealed(entry, reply.purpose(), contents.apply(permit, scope));
  }

  private static List<Held> usable(Asking asking, Purpose purpose, List<Held> held) {
    return held.stream().filter(each -> isUsable(asking, purpose, each.label())).toList();
  }

  private static boolean isUsable(Asking asking, Purpose purpose, Label label) {
    return asking.ask(Request.Act.READ, HeldItem.item(label), purpose).decision()
        instanceof Decision.Permitted;
  }
}
