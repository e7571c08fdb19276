package org.trygg.vault;

/// One item the vault holds, by what is written on its outside.
public record Held(Kind kind, ItemId id, Label label) {

  /// What kind of item.
  public enum Kind {
    RECORD,
    /// The value from before a change, kept because a law says so.
    FORMER_RECORD,
    SEGMENT
  }
}
