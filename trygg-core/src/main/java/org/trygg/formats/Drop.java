package org.trygg.formats;

/// Why well-formed lines are dropped, with a fixed text.
public enum Drop {
  BLANK("an empty line"),
  COMMENT("a comment"),
  OTHER_PROGRAM("written by another program"),
  EQUIPMENT("tells of equipment, not of a person"),
  HOUSEKEEPING("tells of the server's own work"),
  NOBODY_NAMED("names nobody"),
  MESSAGE_CONTENT("content of a message, which is never kept"),
  NOISE("raw noise, which is never kept");

  private final String text;

  Drop(String text) {
    this.text = text;
  }

  /// Returns the reason in words.
  public String text() {
    return text;
  }
}
