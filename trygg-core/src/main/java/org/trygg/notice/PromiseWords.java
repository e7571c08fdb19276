package org.trygg.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trygg.drafting.NoticeText;
import org.trygg.drafting.NoticeText.Block;
import org.trygg.drafting.NoticeText.Point;
import org.trygg.drafting.NoticeText.Section;
import org.trygg.drafting.NoticeText.Sentence;
import org.trygg.vocabulary.PromiseId;

/// The words of each promise, picked out of a notice.
final class PromiseWords {
  private final Map<PromiseId, String> words = new TreeMap<>();

  private PromiseWords() {}

  static Map<PromiseId, String> of(NoticeText text) {
    var found = new PromiseWords();
    var blocks = new ArrayList<Block>(text.opening());
    text.sections().stream().map(Section::blocks).forEach(blocks::addAll);
    blocks.forEach(found::note);
    return found.words;
  }

  private void note(Block block) {
    switch (block) {
      case NoticeText.Heading _ -> {}
      case NoticeText.Paragraph(List<Sentence> sentences) -> sentences.forEach(this::note);
      case NoticeText.Points(List<Point> points) -> points.forEach(this::note);
    }
  }

  private void note(Point point) {
    point.sentences().forEach(this::note);
    point.within().forEach(this::note);
  }

  private void note(Sentence sentence) {
    String plain = sentence.plain().strip();
    sentence.promises().forEach(id -> words.merge(id, plain, (a, b) -> a + " " + b));
  }
}
