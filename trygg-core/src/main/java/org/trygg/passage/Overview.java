package org.trygg.passage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Sequenced;
import org.trygg.policy.Decision;
import org.trygg.requests.RightsRequest;
import org.trygg.subject.Standing;

/// What is known of one subject, seen from outside; or why the asker may not know it.
///
/// One entry of the ledger covers all of it, the log included: reading the log does not make the
/// log grow with every page.
public sealed interface Overview {
  EntryId entry();

  /// What is known.
  ///
  /// @param holdings everything held, each with its lifespan
  /// @param requests what the subject has requested by right, the first received first
  record Told(
      EntryId entry, Standing standing, List<Holding> holdings, List<Requested> requests, Log log)
      implements Overview {
    public Told {
      holdings = List.copyOf(holdings);
      requests = List.copyOf(requests);
    }
  }

  /// A request by right, and the last day to answer it.
  record Requested(RightsRequest request, LocalDate due) {}

  /// The asker may not know.
  ///
  /// @param decision why; never permitted
  record Refused(EntryId entry, Decision decision) implements Overview {}

  /// What the processing log says about the subject, read page by page.
  interface Log {
    /// Gives every entry that has its place in the log, in that order, with which of the subject's
    /// it is; what was appended a moment ago may come with the next sequencing.
    void forEach(Consumer<Sequenced> to);

    /// What could not be told when it was done, and is told by this entry; empty if it tells of no
    /// such thing.
    Optional<Later> toldLater(EntryId telling);
  }

  /// What is told later than it was done, with what opens it in the sealed log.
  ///
  /// @param place where it stands in the sealed log
  /// @param key the key of its leaf there, in standard Base64
  record Later(Entry entry, long place, String key) {
    @Override
    public String toString() {
      return "Later[REDACTED]";
    }
  }
}
