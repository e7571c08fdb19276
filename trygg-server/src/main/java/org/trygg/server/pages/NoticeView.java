package org.trygg.server.pages;

import java.util.List;
import org.trygg.drafting.NoticeText;
import org.trygg.drafting.NoticeText.Block;
import org.trygg.drafting.NoticeText.Heading;
import org.trygg.drafting.NoticeText.Paragraph;
import org.trygg.drafting.NoticeText.Point;
import org.trygg.drafting.NoticeText.Points;
import org.trygg.drafting.NoticeText.Sentence;
import org.trygg.drafting.NoticeText.Span;

/// A notice as its template wants it: each piece says in a word what it is.
public record NoticeView(String title, List<BlockView> opening, List<SectionView> sections) {
  static NoticeView of(NoticeText text) {
    return new NoticeView(
        text.title(),
        blocks(text.opening()),
        text.sections().stream()
            .map(each -> new SectionView(each.key(), each.title(), blocks(each.blocks())))
            .toList());
  }

  /// A section under its heading.
  public record SectionView(String key, String title, List<BlockView> blocks) {}

  /// A `heading`, a `paragraph` or a list of `points`; what the kind lacks is empty.
  public record BlockView(
      String kind, String title, List<SentenceView> sentences, List<PointView> points) {
    static BlockView of(Block block) {
      return switch (block) {
        case Heading(String title) -> new BlockView("heading", title, List.of(), List.of());
        case Paragraph(List<Sentence> said) ->
            new BlockView("paragraph", "", NoticeView.sentences(said), List.of());
        case Points(List<Point> points) ->
            new BlockView("points", "", List.of(), NoticeView.points(points));
      };
    }
  }

  /// A point of a list, and the points within it.
  public record PointView(List<SentenceView> sentences, List<PointView> within) {}

  /// A sentence and the ids of its promises.
  public record SentenceView(List<SpanView> spans, List<String> promises) {}

  /// Words that are `plain`, `strong` or a `link`; only a link has a target.
  public record SpanView(String kind, String text, String target) {
    static SpanView of(Span span) {
      return switch (span) {
        case NoticeText.Plain(String text) -> new SpanView("plain", text, "");
        case NoticeText.Strong(String text) -> new SpanView("strong", text, "");
        case NoticeText.Link(String text, String target) -> new SpanView("link", text, target);
      };
    }
  }

  private static List<BlockView> blocks(List<Block> blocks) {
    return blocks.stream().map(BlockView::of).toList();
  }

  private static List<PointView> points(List<Point> points) {
    return points.stream()
        .map(each -> new PointView(sentences(each.sentences()), points(each.within())))
        .toList();
  }

  private static List<SentenceView> sentences(List<Sentence> sentences) {
    return sentences.stream()
        .map(each ->
            new SentenceView(
                each.spans().stream().map(SpanView::of).toList(),
                each.promises().stream().map(Object::toString).toList()))
        .toList();
  }
}
