package org.trygg.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.formats.LogReader.Line;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Lines;

/// Gathers the adjoining lines of one record; holds no more of them than a record may have.
final class Block {
  private static final int MOST_LINES = 4096;
  private static final int MOST_CHARACTERS = 1024 * 1024;

  private final List<String> texts = new ArrayList<>();
  private int characters;
  private long first;
  private long last;
  private Optional<FaultKind> fault = Optional.empty();

  /// Makes one outcome of a record's lines.
  interface Parser {
    Outcome parse(Lines lines, List<String> texts) throws FormatFault;
  }

  boolean isOpen() {
    return last > 0;
  }

  void add(Line line) {
    extend(line.number());
    characters += line.text().length();
    if (texts.size() == MOST_LINES || characters > MOST_CHARACTERS) {
      spoil(FaultKind.RECORD_TOO_LONG);
    } else if (fault.isEmpty()) {
      texts.add(line.text());
    }
  }

  void addDamaged(long number, FaultKind kind) {
    extend(number);
    spoil(kind);
  }

  /// Makes the whole record malformed; the first fault counts.
  void spoil(FaultKind kind) {
    if (fault.isEmpty()) {
      fault = Optional.of(kind);
    }
    texts.clear();
  }

  /// Gives the outcome of the lines gathered, if any, and starts over.
  void close(Parser parser, Sink sink) {
    if (!isOpen()) {
      return;
    }
    Outcome outcome = outcome(parser, Lines.of(first, last));
    texts.clear();
    characters = 0;
    last = 0;
    fault = Optional.empty();
    sink.accept(outcome);
  }

  private Outcome outcome(Parser parser, Lines lines) {
    if (fault.isPresent()) {
      return new Outcome.Malformed(lines, fault.get());
    }
    try {
      return parser.parse(lines, List.copyOf(texts));
    } catch (FormatFault e) {
      return new Outcome.Malformed(lines, e.kind());
    }
  }

  private void extend(long number) {
    if (!isOpen()) {
      first = number;
    }
    last = number;
  }
}
