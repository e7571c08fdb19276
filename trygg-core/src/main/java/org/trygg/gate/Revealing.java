package org.trygg.gate;

import java.util.List;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Request;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;

/// The gate's way out: each reading is decided on item by item, logged, and only then opened.
final class Revealing {
  private final Rooms rooms;
  private final Logbook logbook;
  private final Transactions transactions;

  Revealing(Rooms rooms, Logbook logbook, Transactions transactions) {
    this.rooms = rooms;
    this.logbook = logbook;
    this.transactions = transactions;
  }

  /// Decides and logs; what is revealed is opened when its contents are asked for.
  Answer read(Asking asking, Reading reading) {
    List<HeldItem> held =
        HeldItem.all(rooms.vault(), asking).stream()
            .filter(each -> each.category().equals(reading.category()))
            .toList();
    Asking.Reply reply = reply(asking, reading, held);
    return switch (reply.decision()) {
      case Decision.Permitted permitted -> reveal(asking, reading, reply, permitted, held);
      case Decision.Refused(var rule, var reason) ->
          new Answer.Refused(
              log(asking, reading, reply, org.trygg.ledger.Outcome.REFUSED, 0), rule, reason);
      case Decision.Gap(var what) ->
          new Answer.Gap(log(asking, reading, reply, org.trygg.ledger.Outcome.GAP, 0), what);
    };
  }

  /// The answer for something collected today, which says whether the asker may see the category at
  /// all; or, where only something older may still be used, the answer for that.
  private static Asking.Reply reply(Asking asking, Reading reading, List<HeldItem> held) {
    Item today = Item.of(reading.category(), asking.today());
    Asking.Reply reply = asking.ask(Request.Act.READ, today, reading.purpose());
    for (int i = 0; i < held.size() && !isPermitted(reply); i++) {
      Item item = held.get(i).lifespan().item();
      Asking.Reply other = asking.ask(Request.Act.READ, item, reading.purpose());
      reply = isPermitted(other) ? other : reply;
    }
    return reply;
  }

  private Answer reveal(
      Asking asking,
      Reading reading,
      Asking.Reply reply,
      Decision.Permitted permitted,
      List<HeldItem> held) {
    List<HeldItem> usable =
        held.stream().filter(each -> isUsable(asking, reply, each.held().label())).toList();
    EntryId entry =
        logbook.append(
            asking,
            reply,
            Logbook.Act.of(
                    Action.READ, org.trygg.ledger.Outcome.DONE, reading.category(), usable.size())
                .on(usable.stream().map(each -> each.id()).toList()));
    Permit permit =
        Permit.issue(reply.purpose(), entry.value(), reading.subject(), reading.category());
    var scope =
        new Contents.Scope(
            reading.range(), permitted.masking(), label -> isUsable(asking, reply, label));
    return new Answer.Revealed(
        entry, reply.purpose(), new Contents(transactions, rooms.vault(), permit, scope));
  }

  private static boolean isUsable(Asking asking, Asking.Reply reply, Label label) {
    return isPermitted(asking.ask(Request.Act.READ, HeldItem.item(label), reply.purpose()));
  }

  private static boolean isPermitted(Asking.Reply reply) {
    return reply.decision() instanceof Decision.Permitted;
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
