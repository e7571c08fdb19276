package org.trygg.identifiers;

/// How much of the index was made with other keys than the current one.
///
/// @param tags of identifiers, which are made anew
/// @param leases which are not: they die by retention
public record Rotation(long tags, long leases) {
  /// Whether no other key is needed any more.
  public boolean isDone() {
    return tags == 0 && leases == 0;
  }
}
