package org.trygg.keys;

/// The subject was erased: its key ring is destroyed, and none can be made for it again.
public final class SubjectErasedException extends RuntimeException {
  private SubjectErasedException(String message) {
    super(message);
  }

  static SubjectErasedException known() {
    return new SubjectErasedException(
        "The subject was erased; a person who comes back is a new subject");
  }

  /// Somebody wrote an old row beside the tombstone, such as by restoring a backup.
  static SubjectErasedException ringPutBack() {
    return new SubjectErasedException(
        "The key ring of an erased subject was put back; it is not used: remove its row");
  }
}
