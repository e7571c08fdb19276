package org.trygg.gate;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trygg.asking.Rooms;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Sequenced;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Overview;
import org.trygg.sealed.SealedLog;
import org.trygg.vocabulary.SubjectRef;

/// The log of one subject, read page by page, each page in a transaction of its own.
record PagedLog(Transactions transactions, Rooms.Ledger ledger, SubjectRef subject)
    implements Overview.Log {
  private static final int PAGE = 500;

  @Override
  public void forEach(Consumer<Sequenced> to) {
    long from = 0;
    List<Sequenced> page;
    do {
      page = page(from);
      for (Sequenced each : page) {
        to.accept(each);
        from = each.index() + 1;
      }
    } while (page.size() == PAGE);
  }

  @Override
  public Optional<Overview.Later> toldLater(EntryId telling) {
    return transactions.call(() -> {
      SealedLog sealed = ledger.sealing().log();
      return sealed
          .opening(telling)
          .map(opening ->
              new Overview.Later(
                  sealed.open(opening).entry(),
                  opening.place(),
                  Base64.getEncoder().encodeToString(opening.key().bytes())));
    });
  }

  private List<Sequenced> page(long from) {
    return transactions.call(() -> ledger.store().entriesOf(subject, from, PAGE));
  }
}
