package org.trygg.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trygg.gate.Gate;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Lapse;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.LedgerStore.Aged;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.policy.Control;
import org.trygg.policy.Rule;
import org.trygg.sealed.SealedStore;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.SubjectRef;

/// The end of the processing log's own entries: a year at a time, when the period that the policy
/// gives the log has passed. GDPR Art. 5(1)(e).
///
/// A page of entries is one transaction, with the entry that tells of it, so that a kill at any
/// moment leaves no act without its entry and the next run goes on. What is about a subject under a
/// legal hold stays until the hold is over.
public final class Lapsing {
  private static final int PAGE = 1_000;
  private static final Requester LAPSING = Requester.job("ledger-lapse");

  private final Gate gate;
  private final Transactions transactions;
  private final SubjectStore subjects;
  private final LedgerStore ledger;
  private final SealedStore sealed;

  public Lapsing(
      Gate gate,
      Transactions transactions,
      SubjectStore subjects,
      LedgerStore ledger,
      SealedStore sealed) {
    this.gate = gate;
    this.transactions = transactions;
    this.subjects = subjects;
    this.ledger = ledger;
    this.sealed = sealed;
  }

  /// Erases every entry whose time is over and that nothing keeps; returns how many.
  public long run() {
    return kept().map(period -> run(Lapse.on(gate.today(), period))).orElse(0L);
  }

  private Optional<Period> kept() {
    return gate.policy().policy().rulesOf(Rule.OfMeasure.class).stream()
        .filter(measure -> measure.control() == Control.LEDGER)
        .findFirst()
        .flatMap(Rule.OfMeasure::keepsEntries);
  }

  private long run(Lapse lapse) {
    Instant end = lapse.end(gate.policy().policy().controller().zone());
    var progress = new Progress(Optional.empty(), 0);
    boolean goesOn = true;
    while (goesOn) {
      Progress before = progress;
      progress = transactions.call(() -> erasePage(lapse, end, before));
      goesOn = !progress.equals(before);
    }
    transactions.call(() -> {
      sealed.eraseClosed(end);
      return true;
    });
    return progress.erased;
  }

  /// @param upTo the last entry looked at
  private record Progress(Optional<EntryId> upTo, long erased) {}

  private Progress erasePage(Lapse lapse, Instant end, Progress before) {
    List<Aged> page = ledger.madeBefore(end, before.upTo, PAGE);
    if (page.isEmpty()) {
      return before;
    }
    List<Aged> gone = new ArrayList<>(page);
    Set<SubjectRef> held = heldAmong(page);
    gone.removeIf(each -> each.subject().filter(held::contains).isPresent());
    if (!gone.isEmpty()) {
      long inAll = ledger.erase(end, gone);
      sealed.eraseOpenings(gone.stream().map(Aged::id).toList());
      gate.upkeep().attest(LAPSING, Action.LAPSE, lapse.statement(), inAll);
    }
    return new Progress(Optional.of(page.getLast().id()), before.erased + gone.size());
  }

  /// Nobody can lay a hold on them before the page is done.
  private Set<SubjectRef> heldAmong(List<Aged> page) {
    LocalDate today = gate.today();
    Set<SubjectRef> about =
        page.stream().flatMap(each -> each.subject().stream()).collect(Collectors.toSet());
    return subjects.findAllForChange(about).values().stream()
        .filter(each -> each.keepers().holds().stream().anyMatch(hold -> hold.holdsOn(today)))
        .map(Standing::subject)
        .collect(Collectors.toSet());
  }
}
