package org.trygg.proof;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A checkpoint with its signatures; to be believed only after [#isSignedBy].
public final class SignedCheckpoint {
  private final Checkpoint checkpoint;
  private final String note;

  SignedCheckpoint(Checkpoint checkpoint, String note) {
    this.checkpoint = checkpoint;
    this.note = note;
  }

  /// Reads a signed note that holds a checkpoint; no signature is verified yet.
  ///
  /// @throws IllegalArgumentException if the text is not such a note
  public static SignedCheckpoint parse(String note) {
    return new SignedCheckpoint(Checkpoint.parse(SignedNote.parse(note).text()), note);
  }

  /// What is signed; not to be believed before [#isSignedBy].
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /// Whether this log's key signed the checkpoint.
  public boolean isSignedBy(VerifyingKey key) {
    return SignedNote.parse(note).isSignedBy(key);
  }

  /// Returns when this witness cosigned the checkpoint, or nothing if it did not.
  public Optional<Instant> cosignedAt(WitnessKey witness) {
    return witness.cosigned(SignedNote.parse(note));
  }

  /// Whether at least so many of these witnesses cosigned the checkpoint.
  public boolean isCosigned(Set<WitnessKey> witnesses, int atLeast) {
    return witnesses.stream().filter(each -> cosignedAt(each).isPresent()).count() >= atLeast;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedCheckpoint that && note.equals(that.note);
  }

  @Override
  public int hashCode() {
    return note.hashCode();
  }

  /// The signed note, word by word as it was signed and read.
  @Override
  public String toString() {
    return note;
  }
}
