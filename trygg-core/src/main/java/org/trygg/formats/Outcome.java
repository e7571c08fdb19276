package org.trygg.formats;

import java.util.List;
import org.trygg.lines.FaultKind;
import org.trygg.lines.Lines;

/// What became of some lines. Every line of a log belongs to exactly one outcome.
public sealed interface Outcome {
  /// Returns the lines that belong to this outcome and to no other.
  Lines lines();

  /// Lines that told of something: of at least one observation.
  record Understood(Lines lines, List<Observation> observations) implements Outcome {
    /// @throws IllegalArgumentException if there is no observation
    public Understood {
      observations = List.copyOf(observations);
      if (observations.isEmpty()) {
        throw new IllegalArgumentException("Lines that are understood tell of something");
      }
    }
  }

  /// Lines that are not of the format; the fault's text is fixed and repeats nothing of them.
  record Malformed(Lines lines, FaultKind fault) implements Outcome {}

  /// Lines that are of the format and dropped: they tell nothing of a person, or may not be kept.
  record Ignored(Lines lines, Drop why) implements Outcome {}
}
