package org.trygg.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.Sequenced;
import org.trygg.policy.Decision;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.SubjectRef;

/// What is known of one subject, seen from outside; or why the asker may not know it.
///
/// One entry of the ledger covers all of it, the log included: reading the log does not make the
/// log grow with every page.
public sealed interface Overview {
  EntryId entry();

  /// What is known.
  ///
  /// @param holdings everything held, each with its lifespan
  record Told(EntryId entry, Standing standing, List<Holding> holdings, Log log)
      implements Overview {
    public Told {
      holdings = List.copyOf(holdings);
    }
  }

  /// The asker may not know.
  ///
  /// @param decision why; never permitted
  record Refused(EntryId entry, Decision decision) implements Overview {}

  /// What the processing log says about the subject, read page by page.
  final class Log {
    private static final int PAGE = 500;

    private final Transactions transactions;
    private final LedgerStore ledger;
    private final SubjectRef subject;

    Log(Transactions transactions, LedgerStore ledger, SubjectRef subject) {
      this.transactions = transactions;
      this.ledger = ledger;
      this.subject = subject;
    }

    /// Gives every entry that has its place in the log, in that order; what was appended a moment
    /// ago may come with the next sequencing.
    public void forEach(Consumer<Entry> to) {
      Optional<List<Sequenced>> page = Optional.of(page(0));
      while (page.isPresent()) {
        List<Sequenced> entries = page.get();
        entries.forEach(each -> to.accept(each.entry()));
        page =
            entries.size() < PAGE
                ? Optional.empty()
                : Optional.of(page(entries.getLast().index() + 1));
      }
    }

    private List<Sequenced> page(long from) {
      return transactions.call(() -> ledger.entriesOf(subject, from, PAGE));
    }
  }
}
