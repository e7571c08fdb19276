package org.trygg.proof;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/// The private key with which a witness cosigns the checkpoints of logs: C2SP tlog-cosignature,
/// version 1, Ed25519; never printed.
///
/// A cosignature says: this is the largest tree of the log that I have seen, and it continues all
/// that I saw before. A key that cosigns signs nothing else.
public final class CosigningKey {
  private final SigningKey key;

  /// @param key the witness's own key; its name is the witness's name
  public CosigningKey(SigningKey key) {
    this.key = key;
  }

  /// The public half, to give to everyone.
  public WitnessKey witnessKey() {
    return new WitnessKey(key.verifyingKey());
  }

  /// Returns the checkpoint with this witness's cosignature under those that it has.
  ///
  /// @param at the time of the statement, kept to the second, from 1970 on
  public SignedCheckpoint cosign(SignedCheckpoint checkpoint, Instant at) {
    String text = SignedNote.parse(checkpoint.toString()).text();
    byte[] signature = key.sign(WitnessKey.statement(text, at.getEpochSecond()));
    byte[] signed =
        ByteBuffer.allocate(VerifyingKey.ID_BYTES + Long.BYTES + signature.length)
            .put(witnessKey().id())
            .putLong(at.getEpochSecond())
            .put(signature)
            .array();
    String line = witnessKey().name() + " " + Base64.getEncoder().encodeToString(signed);
    return SignedCheckpoint.parse(checkpoint + SignedNote.DASH + line + "\n");
  }

  @Override
  public String toString() {
    return "CosigningKey[REDACTED]";
  }
}
