package org.trygg.formats;

import org.trygg.lines.FaultKind;
import org.trygg.lines.Lines;

/// Takes the outcomes of a reading, in the order in which they are known.
@FunctionalInterface
public interface Sink {
  void accept(Outcome outcome);

  default void ignore(Lines lines, Drop why) {
    accept(new Outcome.Ignored(lines, why));
  }

  default void malformed(Lines lines, FaultKind fault) {
    accept(new Outcome.Malformed(lines, fault));
  }
}
