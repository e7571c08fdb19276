package org.trygg.gate;

import java.util.List;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Answer;
import org.trygg.passage.Reading;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Request;
import org.trygg.vault.Held;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;
import org.trygg.vocabulary.Purpose;

/// The gate's way out: each reading is decided on item by item, logged, and only then opened.
final class Revealing {
  private final Rooms rooms;
  private final Logbook logbook;
  private final Transactions transactions;
  private final SettingAside settingAside;

  Revealing(Rooms rooms, Logbook logbook, Transactions transactions) {
    this.rooms = rooms;
    this.logbook = logbook;
    this.transactions = transactions;
    this.settingAside = new SettingAside(rooms, logbook);
  }

  /// Decides and logs; what is revealed is opened when its contents are asked for.
  Answer read(Asking asking, Reading reading) {
    List<Held> held =
        HeldItem.outsides(rooms.vault(), reading.subject()).stream()
            .filter(each -> each.label().category().equals(reading.category()))
            .toList();
    Asking.Reply reply = reply(asking, reading, held);
    return switch (reply.decision()) {
      case Decision.Permitted permitted -> reveal(asking, reading, reply, permitted, held);
      case Decision.Refused(var rule, var reason) ->
          new Answer.Refused(
              log(asking, reading, reply, org.trygg.ledger.Outcome.REFUSED, 0), rule, reason);
      case Decision.Gap(var what) -> {
        EntryId entry = log(asking, reading, reply, org.trygg.ledger.Outcome.GAP, 0);
        settingAside.open(asking, entry, what, reading.category());
        yield new Answer.Gap(entry, what);
      }
    };
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

  private Answer reveal(
      Asking asking,
      Reading reading,
      Asking.Reply reply,
      Decision.Permitted permitted,
      List<Held> held) {
    List<Held> usable = usable(asking, reply.purpose(), held);
    EntryId entry =
        logbook.append(
            asking,
            reply,
            Logbook.Act.of(
                    Action.READ, org.trygg.ledger.Outcome.DONE, reading.category(), usable.size())
                .on(usable.stream().map(each -> each.id().value()).toList()));
    Permit permit =
        Permit.issue(reply.purpose(), entry.value(), reading.subject(), reading.category());
    var scope =
        new OpenedContents.Scope(
            reading.range(),
            permitted.masking(),
            label -> isUsable(asking, reply.purpose(), label));
    return new Answer.Revealed(
        entry, reply.purpose(), new OpenedContents(transactions, rooms.vault(), permit, scope));
  }

  private static List<Held> usable(Asking asking, Purpose purpose, List<Held> held) {
    return held.stream().filter(each -> isUsable(asking, purpose, each.label())).toList();
  }

  private static boolean isUsable(Asking asking, Purpose purpose, Label label) {
    return asking.ask(Request.Act.READ, HeldItem.item(label), purpose).decision()
        instanceof Decision.Permitted;
  }

  private EntryId log(
      Asking asking,
      Reading reading,
      Asking.Reply reply,
      org.trygg.ledger.Outcome outcome,
      long count) {
    return logbook.append(
        asking, reply, Logbook.Act.of(Action.READ, outcome, reading.category(), count));
  }
}
