package org.trygg.formats;

import java.io.IOException;
import java.io.InputStream;
import org.trygg.lines.FaultKind;
import org.trygg.lines.LineSplitter;
import org.trygg.lines.Lines;

/// Reads one log to its end, with bounded memory; made by [LogFormat#reader].
///
/// A reader remembers what it has read so far and is used once, by one thread.
public final class LogReader {
  private final Grammar grammar;

  LogReader(Grammar grammar) {
    this.grammar = grammar;
  }

  /// Reads all lines, hands every outcome to the sink, and returns the account.
  ///
  /// A line ends at a line feed, with or without a carriage return before it, or at the end of the
  /// input.
  ///
  /// @throws IOException if the input cannot be read
  public Tally read(InputStream in, Sink sink) throws IOException {
    Account account = new Account(sink);
    LineSplitter splitter = new LineSplitter(in);
    while (splitter.next()) {
      if (splitter.fault().isPresent()) {
        grammar.damaged(splitter.number(), splitter.fault().get(), account);
      } else {
        grammar.line(new Line(splitter.number(), splitter.text()), account);
      }
    }
    grammar.end(account);
    return account.tally(splitter.number());
  }

  /// One line of text, without its end.
  record Line(long number, String text) {
    Lines lines() {
      return Lines.of(number);
    }

    @Override
    public String toString() {
      return "Line[" + number + " REDACTED]";
    }
  }

  /// How one format makes outcomes of lines: each line that it is given, exactly one.
  interface Grammar {
    void line(Line line, Sink sink);

    /// Takes a line that could not be read as text.
    void damaged(long number, FaultKind fault, Sink sink);

    /// Gives the outcome of every line that has none yet.
    void end(Sink sink);
  }

  private static final class Account implements Sink {
    private final Sink next;
    private long understood;
    private long malformed;
    private long ignored;
    private long observations;

    Account(Sink next) {
      this.next = next;
    }

    @Override
    public void accept(Outcome outcome) {
      long count = outcome.lines().count();
      switch (outcome) {
        case Outcome.Understood told -> {
          understood += count;
          observations += told.observations().size();
        }
        case Outcome.Malformed _ -> malformed += count;
        case Outcome.Ignored _ -> ignored += count;
      }
      next.accept(outcome);
    }

    Tally tally(long lines) {
      return new Tally(lines, understood, malformed, ignored, observations);
    }
  }
}
