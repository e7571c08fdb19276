package org.trygg.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Line numbers of a log, counted from 1: ascending spans that neither touch nor overlap.
public record Lines(List<Span> spans) {
  /// The lines `first` to `last`, both counted in.
  public record Span(long first, long last) {
    /// @throws IllegalArgumentException if the span is empty or begins before line 1
    public Span {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException("A span of lines runs from 1 or more, forwards");
      }
    }
  }

  /// @throws IllegalArgumentException if there is no span, or two of them touch
  public Lines {
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("An outcome has at least one line");
    }
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).first() <= spans.get(i - 1).last() + 1) {
        throw new IllegalArgumentException("Spans of lines ascend and do not touch");
      }
    }
  }

  public static Lines of(long line) {
    return of(line, line);
  }

  public static Lines of(long first, long last) {
    return new Lines(List.of(new Span(first, last)));
  }

  /// Returns these lines and a later one.
  public Lines plus(long line) {
    List<Span> more = new ArrayList<>(spans);
    Span end = more.getLast();
    if (end.last() + 1 == line) {
      more.set(more.size() - 1, new Span(end.first(), line));
    } else {
      more.add(new Span(line, line));
    }
    return new Lines(more);
  }

  public long first() {
    return spans.getFirst().first();
  }

  public long last() {
    return spans.getLast().last();
  }

  /// Returns how many lines these are.
  public long count() {
    return spans.stream().mapToLong(span -> span.last() - span.first() + 1).sum();
  }

  /// Returns every line number, ascending.
  public LongStream numbers() {
    return spans.stream().flatMapToLong(span -> LongStream.rangeClosed(span.first(), span.last()));
  }

  @Override
  public String toString() {
    return spans.stream()
        .map(s -> s.first() == s.last() ? "" + s.first() : s.first() + "-" + s.last())
        .collect(Collectors.joining(","));
  }
}
