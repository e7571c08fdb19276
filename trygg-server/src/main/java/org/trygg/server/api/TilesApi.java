package org.trygg.server.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.ledger.Leaf;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.proof.Bundle;
import org.trygg.proof.TileId;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// The processing log's tree for everybody, as C2SP tlog-tiles: hashes, and commitments that say
/// nothing of the entries. From these anyone proves that the log only grew.
@RestController
public final class TilesApi {
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final LedgerTransactions transactions;

  public TilesApi(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /// One tile or bundle: what it holds never changes, so a cache may keep it for ever.
  @GetMapping("/ledger/tile/{*path}")
  ResponseEntity<?> tile(@PathVariable String path) {
    return answer(tileId(path).flatMap(this::content));
  }

  static ResponseEntity<?> answer(Optional<byte[]> found) {
    return found
        .<ResponseEntity<?>>map(content ->
            ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(content))
        .orElseGet(() -> Problem.of(ProblemKind.NOT_FOUND).answer());
  }

  static Optional<TileId> tileId(String path) {
    try {
      return Optional.of(TileId.parse("tile" + path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> content(TileId tile) {
    try {
      return Optional.of(
              transactions.inTransaction(log -> log.tree().read(List.of(tile))).getFirst())
          .filter(content -> tile.level() != TileId.ENTRIES || isCommitted(content));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /// Leaves of the first version are entries in the clear, and not for everybody.
  private static boolean isCommitted(byte[] bundle) {
    return Bundle.parse(bundle).stream().allMatch(leaf -> leaf.length == Leaf.COMMITTED_BYTES);
  }
}
