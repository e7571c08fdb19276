package org.trygg.keys;

/// The subject was erased: its key ring is destroyed, and none can be made for it again.
public final class SubjectErasedException extends RuntimeException {
  SubjectErasedException() {
    super("The subject was erased; a person who comes back is a new subject");
  }
}
