package org.trygg.lines;

/// What is wrong with lines, with a fixed text that says how to mend it and repeats no value.
public enum FaultKind {
  LINE_TOO_LONG("a line of more than 65536 bytes; check that the file is of the format named"),
  RECORD_TOO_LONG("a record of more than 4096 lines or 1 MiB; check where it should have ended"),
  VALUE_TOO_LONG("a value of more than 1024 characters; check that the line is not damaged"),
  TOO_MANY_VALUES("more values than a record of this format has; check where it should have ended"),
  NOT_UTF8("bytes that are not UTF-8; convert the file, or restore it from its source"),
  NOT_OF_THE_FORMAT("not of this format; check the format's name, or restore the line"),
  OUTSIDE_A_RECORD("part of a record whose beginning is missing; restore the lines before it"),
  NOT_CLOSED("a record whose end is missing; restore the lines after it"),
  VALUE_MISSING("a record without a value that the format requires; restore it from its source"),
  BAD_TIME("a time that cannot be read; write it as the format says, with a zone where it can"),
  BAD_ADDRESS("a network address, prefix or port that cannot be read"),
  BAD_NUMBER("a number that cannot be read, or is out of range"),
  BAD_TEXT("a quoted text whose escapes cannot be read"),
  BAD_JSON("JSON that cannot be read, or is nested too deeply"),
  UNKNOWN_EVENT("an event that this reader does not know; it may need a newer version of Trygg");

  private final String text;

  FaultKind(String text) {
    this.text = text;
  }

  /// Returns the fault in words, with how to mend it.
  public String text() {
    return text;
  }
}
