package org.trygg.server.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.outbox.Transactions;
import org.trygg.proof.TileId;
import org.trygg.proof.TreeStore;
import org.trygg.proof.VerifyingKey;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// The sealed log's tree for everybody, as C2SP tlog-tiles. It grows alike whatever happens, and
/// without its key a leaf that holds an entry is like one that holds none.
@RestController
public final class SealedTilesApi {
  private final Trees trees;
  private final Key key;

  public SealedTilesApi(Trees trees, Key key) {
    this.trees = trees;
    this.key = key;
  }

  /// The sealed log's public key.
  public record Key(VerifyingKey value) {}

  /// The tree, and the transactions to read it in.
  public record Trees(Transactions transactions, TreeStore tree) {}

  /// The signed note: C2SP tlog-checkpoint.
  @GetMapping("/ledger/sealed/checkpoint")
  ResponseEntity<?> checkpoint() {
    return trees
        .transactions()
        .call(() -> trees.tree().head())
        .<ResponseEntity<?>>map(head -> text(head.toString()))
        .orElseGet(() -> Problem.of(ProblemKind.NOT_FOUND).answer());
  }

  /// The public key, as verifiers take it.
  @GetMapping("/ledger/sealed/key")
  ResponseEntity<?> key() {
    return text(key.value() + "\n");
  }

  /// One tile or bundle: what it holds never changes, so a cache may keep it for ever.
  @GetMapping("/ledger/sealed/tile/{*path}")
  ResponseEntity<?> tile(@PathVariable String path) {
    return TilesApi.answer(TilesApi.tileId(path).flatMap(this::content));
  }

  private Optional<byte[]> content(TileId tile) {
    try {
      return Optional.of(
          trees.transactions().call(() -> trees.tree().read(List.of(tile))).getFirst());
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private static ResponseEntity<String> text(String body) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(body);
  }
}
