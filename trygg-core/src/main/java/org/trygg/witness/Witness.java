package org.trygg.witness;

import java.time.InstantSource;
import java.util.Optional;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.CosigningKey;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.Tiles;
import org.trygg.proof.VerifyingKey;

/// Judges what a log shows against what it showed before, and cosigns what only grew.
///
/// @param log the public key of the log that is watched
/// @param key what the witness signs with
/// @param clock the time of its statements
public record Witness(VerifyingKey log, CosigningKey key, InstantSource clock) {
  /// Judges a checkpoint.
  ///
  /// @param seen the largest checkpoint cosigned before; none at the first sight, which is believed
  /// @param tiles the log's tiles; they need no trust
  public Sighting judge(Optional<SignedCheckpoint> seen, SignedCheckpoint shown, Tiles tiles) {
    if (!shown.checkpoint().origin().equals(log.name()) || !shown.isSignedBy(log)) {
      return new Sighting.NotTheLogs();
    }
    return seen.map(last -> against(last, shown, tiles))
        .orElseGet(() -> new Sighting.Grown(cosigned(shown)));
  }

  private Sighting against(SignedCheckpoint seen, SignedCheckpoint shown, Tiles tiles) {
    Checkpoint before = seen.checkpoint();
    Checkpoint now = shown.checkpoint();
    if (now.equals(before)) {
      return new Sighting.Unchanged(cosigned(shown));
    }
    if (now.size() == before.size()) {
      return new Sighting.Equivocated(seen, shown);
    }
    if (now.size() < before.size()) {
      return new Sighting.RolledBack(seen, shown);
    }
    return switch (Continuation.of(before, now, tiles)) {
      case PROVEN -> new Sighting.Grown(cosigned(shown));
      case DISPROVEN -> new Sighting.Rewritten(seen, shown);
      case UNPROVEN -> new Sighting.Unproven();
    };
  }

  private SignedCheckpoint cosigned(SignedCheckpoint shown) {
    return key.cosign(shown, clock.instant());
  }
}
