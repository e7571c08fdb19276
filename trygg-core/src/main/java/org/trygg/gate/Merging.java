package org.trygg.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trygg.asking.Rooms;
import org.trygg.keys.SubjectErasedException;
import org.trygg.keys.UnreadableException;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Merged;
import org.trygg.vault.Permit;
import org.trygg.vault.Segments;

/// Puts together the small segments of days that are over, each subject's day in a transaction of
/// its own and under the lock on its standing, so that neither an erasure nor another program meets
/// it halfway. What is done is not found again: a round that was cut short is gone on with.
final class Merging {
  private static final int PAGE = 200;

  private final Rooms rooms;
  private final Transactions transactions;

  Merging(Rooms rooms, Transactions transactions) {
    this.rooms = rooms;
    this.transactions = transactions;
  }

  /// @param before the first day that is not over
  /// @param most how many subjects' days to put together in this round
  Merged run(LocalDate before, int most) {
    Segments.Merged sum = Segments.Merged.NONE;
    long unreadable = 0;
    int done = 0;
    Optional<Segments.Loose> after = Optional.empty();
    List<Segments.Loose> page;
    int asked;
    do {
      asked = Math.min(PAGE, most - done);
      page = page(before, after, asked);
      for (Segments.Loose each : page) {
        try {
          sum = sum.plus(merge(each));
        } catch (UnreadableException | SubjectErasedException _) {
          unreadable++;
        }
        after = Optional.of(each);
        done++;
      }
    } while (page.size() == asked && done < most);
    return new Merged(sum.before(), sum.after(), sum.bytesBefore(), sum.bytesAfter(), unreadable);
  }

  private List<Segments.Loose> page(LocalDate before, Optional<Segments.Loose> after, int limit) {
    return transactions.call(() -> rooms.vault().segments().loose(before, after, limit));
  }

  /// One transaction for each piece of the day, until nothing of it is loose.
  private Segments.Merged merge(Segments.Loose loose) {
    Segments.Merged sum = mergePiece(loose);
    while (sum.more()) {
      sum = sum.plus(mergePiece(loose));
    }
    return sum;
  }

  private Segments.Merged mergePiece(Segments.Loose loose) {
    return transactions.call(() ->
        rooms
            .subjects()
            .findForChange(loose.subject())
            .map(_ -> Permit.Upkeep.issue(loose.subject()))
            .map(permit -> rooms.vault().segments().merge(permit, loose.day()))
            .orElse(Segments.Merged.NONE));
  }
}
