package org.trygg.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trygg.asking.Rooms;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Sequenced;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Overview;
import org.trygg.sealed.Secret;
import org.trygg.vocabulary.SubjectRef;

/// The log of one subject, read page by page, each page in a transaction of its own.
record PagedLog(Transactions transactions, Rooms.Ledger ledger, SubjectRef subject)
    implements Overview.Log {
  private static final int PAGE = 500;

  @Override
  public void forEach(Consumer<Entry> to) {
    long from = 0;
    List<Sequenced> page;
    do {
      page = page(from);
      for (Sequenced each : page) {
        to.accept(each.entry());
        from = each.index() + 1;
      }
    } while (page.size() == PAGE);
  }

  @Override
  public Optional<Entry> toldLater(EntryId telling) {
    return transactions.call(() -> ledger.sealing().log().opened(telling).map(Secret::entry));
  }

  private List<Sequenced> page(long from) {
    return transactions.call(() -> ledger.store().entriesOf(subject, from, PAGE));
  }
}
