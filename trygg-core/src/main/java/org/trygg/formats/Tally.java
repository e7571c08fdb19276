package org.trygg.formats;

/// The account of a reading: how many lines there were and what became of them.
///
/// @param lines read
/// @param understood lines that told of something
/// @param malformed lines that are not of the format
/// @param ignored lines that were dropped
/// @param observations told; one line may tell of several, and several of one
public record Tally(long lines, long understood, long malformed, long ignored, long observations) {
  /// @throws IllegalArgumentException if the account does not add up: a line was lost
  public Tally {
    if (lines != understood + malformed + ignored) {
      throw new IllegalArgumentException("Every line is understood, malformed or ignored");
    }
  }
}
