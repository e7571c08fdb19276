package org.trygg.drafting;

import java.util.List;
import java.util.Optional;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PromiseId;

/// The notice in one language, as text with structure: for pages, mails and reports to render.
///
/// @param title the notice's heading
/// @param opening what stands before the first section
/// @param sections in the order of the notice; keys are the same in every language
public record NoticeText(
    Language language, String title, List<Block> opening, List<Section> sections) {
  public NoticeText {
    opening = List.copyOf(opening);
    sections = List.copyOf(sections);
  }

  /// The section with that key; empty when the notice has none.
  public Optional<Section> section(String key) {
    return sections.stream().filter(section -> section.key().equals(key)).findFirst();
  }

  /// A part of the notice under a heading of its own.
  ///
  /// @param key lower-case words with hyphens, an anchor that never changes
  public record Section(String key, String title, List<Block> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /// A piece of a section.
  public sealed interface Block {}

  /// A heading within a section.
  public record Heading(String title) implements Block {}

  /// Sentences that belong together.
  public record Paragraph(List<Sentence> sentences) implements Block {
    public Paragraph {
      sentences = List.copyOf(sentences);
    }
  }

  /// A list of points.
  public record Points(List<Point> points) implements Block {
    public Points {
      points = List.copyOf(points);
    }
  }

  /// A point of a list, and the points within it.
  public record Point(List<Sentence> sentences, List<Point> within) {
    public Point {
      sentences = List.copyOf(sentences);
      within = List.copyOf(within);
    }
  }

  /// A sentence and the promises it makes; most make one or none.
  public record Sentence(List<Span> spans, List<PromiseId> promises) {
    public Sentence {
      spans = List.copyOf(spans);
      promises = List.copyOf(promises);
    }

    /// The words alone.
    public String plain() {
      var plain = new StringBuilder();
      for (Span span : spans) {
        plain.append(
            switch (span) {
              case Plain(String text) -> text;
              case Strong(String text) -> text;
              case Link(String text, _) -> text;
            });
      }
      return plain.toString();
    }
  }

  /// A run of words of one kind.
  public sealed interface Span {}

  /// Words as they are.
  public record Plain(String text) implements Span {}

  /// Words that stand out.
  public record Strong(String text) implements Span {}

  /// Words that lead somewhere.
  ///
  /// @param target an https or mailto link, or a path or anchor of this site
  public record Link(String text, String target) implements Span {}
}
