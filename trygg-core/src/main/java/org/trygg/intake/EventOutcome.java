package org.trygg.intake;

import org.trygg.forms.Flaw;

/// What became of one event of a request, and where it stood.
public sealed interface EventOutcome {
  /// In a batch its place from 0, otherwise its line from 1.
  long at();

  /// It was taken, for the first time.
  record New(long at, Receipt receipt) implements EventOutcome {}

  /// It had been taken before; the receipt is the one from then.
  record Duplicate(long at, Receipt receipt) implements EventOutcome {}

  /// It could not be read.
  record Malformed(long at, Flaw flaw) implements EventOutcome {}
}
