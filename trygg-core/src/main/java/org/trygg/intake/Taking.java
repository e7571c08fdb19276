package org.trygg.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trygg.gate.Gate;
import org.trygg.outbox.GroupCommit;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.subject.SubjectStore;

/// Takes arrivals in, each once, and remembers what became of each. What several hand in at the
/// same time is taken in one transaction.
public final class Taking implements AutoCloseable {
  private static final int MOST_MEETINGS = 10;

  private final Transactions transactions;
  private final Gate gate;
  private final SubjectStore subjects;
  private final InboxStore inbox;
  private final GroupCommit<Hand, List<Taken>> together;

  /// Whether the last messages taken held some that were sent again; the next then will too.
  private volatile boolean isSentAgain;

  public Taking(
      Transactions transactions,
      Gate gate,
      SubjectStore subjects,
      InboxStore inbox,
      GroupCommit.Limits limits) {
    this.transactions = transactions;
    this.gate = gate;
    this.subjects = subjects;
    this.inbox = inbox;
    this.together = new GroupCommit<>(limits, this::takeTogether);
  }

  /// What one requester hands in at once.
  record Hand(Requester by, List<Arrival> arrivals) {
    Hand {
      arrivals = List.copyOf(arrivals);
    }
  }

  /// What became of an arrival.
  ///
  /// @param isDuplicate whether it was taken before, in which case the receipt is the one from then
  record Taken(Receipt receipt, boolean isDuplicate) {}

  /// Takes the arrivals in one transaction, and says what became of each, in order.
  ///
  /// @throws org.trygg.outbox.BusyException if too much waits to be taken; then none was
  List<Taken> take(Requester by, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    long bytes = arrivals.stream().mapToLong(Arrival::bytes).sum();
    return together.call(new Hand(by, arrivals), new GroupCommit.Weight(arrivals.size(), bytes));
  }

  /// Takes nothing more in, and waits until all that was handed in is taken.
  @Override
  public void close() {
    together.close();
  }

  /// A message that was taken before, or is by another at the same time, is met when it is written
  /// down; all then begins again, and finds what became of it.
  private List<List<Taken>> takeTogether(List<Hand> hands) {
    Optional<List<List<Taken>>> taken =
        isSentAgain ? Optional.empty() : tried(round -> round.takeAsNew(hands));
    for (int meetings = 0; taken.isEmpty() && meetings < MOST_MEETINGS; meetings++) {
      taken = tried(round -> round.take(hands));
    }
    isSentAgain =
        taken.stream().flatMap(List::stream).flatMap(List::stream).anyMatch(Taken::isDuplicate);
    return taken.orElseThrow(
        () -> new IllegalStateException("Others take the same messages all the time"));
  }

  private Optional<List<List<Taken>>> tried(Function<TakingRound, List<List<Taken>>> take) {
    try {
      return Optional.of(
          transactions.call(() -> take.apply(new TakingRound(gate, subjects, inbox))));
    } catch (TakingRound.MetException _) {
      return Optional.empty();
    }
  }
}
