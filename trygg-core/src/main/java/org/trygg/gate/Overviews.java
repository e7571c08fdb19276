package org.trygg.gate;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Holding;
import org.trygg.passage.Overview;
import org.trygg.policy.Decision;
import org.trygg.policy.Item;
import org.trygg.policy.Refusal;
import org.trygg.policy.Request;
import org.trygg.requests.Deadline;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// Tells what is known of a subject to those who may know it for the sake of its rights.
final class Overviews {
  private static final Purpose RIGHTS = Purpose.of("legal-compliance.rights");
  private static final Category IDENTITY = Category.of("identity");

  private final Rooms rooms;
  private final Logbook logbook;
  private final Transactions transactions;

  Overviews(Rooms rooms, Logbook logbook, Transactions transactions) {
    this.rooms = rooms;
    this.logbook = logbook;
    this.transactions = transactions;
  }

  Overview of(Asking asking, Action action) {
    Item identity = Item.of(IDENTITY, asking.today());
    Asking.Reply reply = asking.ask(Request.Act.READ, identity, Optional.of(RIGHTS));
    return switch (reply.decision()) {
      case Decision.Permitted _ -> tell(asking, Optional.of(reply), action);
      // Whoever was a customer long ago may still ask what is left: even that it is nothing.
      case Decision.Refused(_, var reason) when reason == Refusal.LAPSED ->
          tell(asking, Optional.empty(), action);
      case Decision.Refused no ->
          refuse(asking, reply, no, action, org.trygg.ledger.Outcome.REFUSED);
      case Decision.Gap gap -> refuse(asking, reply, gap, action, org.trygg.ledger.Outcome.GAP);
    };
  }

  private Overview tell(Asking asking, Optional<Asking.Reply> reply, Action action) {
    List<HeldItem> held = HeldItem.all(rooms.vault(), asking);
    var act =
        new Logbook.Act(
            action,
            org.trygg.ledger.Outcome.DONE,
            Optional.empty(),
            held.size(),
            held.stream().map(HeldItem::id).toList());
    EntryId entry =
        reply
            .map(each -> logbook.append(asking, each, act))
            .orElseGet(() -> logbook.append(asking, act));
    List<Holding> outside = held.stream().map(HeldItem::outside).toList();
    var log = new PagedLog(transactions, rooms.ledger(), asking.standing().subject());
    return new Overview.Told(entry, asking.tellable(), outside, requests(asking), log);
  }

  private List<Overview.Requested> requests(Asking asking) {
    ZoneId zone = asking.version().policy().controller().zone();
    Rooms.Desk desk = rooms.desk();
    return desk.requests().of(asking.standing().subject()).stream()
        .map(
            each -> new Overview.Requested(each, Deadline.of(each, desk.workingDays(), zone).due()))
        .toList();
  }

  private Overview refuse(
      Asking asking,
      Asking.Reply reply,
      Decision decision,
      Action action,
      org.trygg.ledger.Outcome outcome) {
    var act = new Logbook.Act(action, outcome, Optional.empty(), 0, List.of());
    return new Overview.Refused(logbook.append(asking, reply, act), decision);
  }
}
