package org.trygg.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TileId;
import org.trygg.proof.VerifyingKey;

/// The sealed log of a running program, as anybody may see it: a signed root and hashes.
///
/// @param root of all the hashes that are published
record SealedCopy(SignedCheckpoint head, VerifyingKey key, Hash root) {
  static SealedCopy of(Doors doors) {
    var head = SignedCheckpoint.parse(Doors.text(doors.get("/ledger/sealed/checkpoint")));
    var key = VerifyingKey.parse(Doors.text(doors.get("/ledger/sealed/key")).strip());
    long size = head.checkpoint().size();
    Frontier leaves = Frontier.empty();
    for (long index = 0; index * TileId.FULL < size; index++) {
      String path = "/ledger/sealed/" + TileId.of(0, index, size).path();
      byte[] hashes = doors.get(path).body();
      for (int at = 0; at < hashes.length; at += Hash.SIZE_BYTES) {
        leaves.append(Hash.of(Arrays.copyOfRange(hashes, at, at + Hash.SIZE_BYTES)));
      }
    }
    return new SealedCopy(head, key, leaves.root());
  }

  void assertIsWhole() {
    assertThat(head.isSignedBy(key)).isTrue();
    assertThat(head.checkpoint().size()).isPositive();
    assertThat(root).isEqualTo(head.checkpoint().root());
  }
}
