package org.trygg.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trygg.drafting.NoticeText.Heading;
import org.trygg.drafting.NoticeText.Link;
import org.trygg.drafting.NoticeText.Paragraph;
import org.trygg.drafting.NoticeText.Plain;
import org.trygg.drafting.NoticeText.Points;
import org.trygg.drafting.NoticeText.Sentence;
import org.trygg.drafting.NoticeText.Strong;
import org.trygg.faults.Fault;
import org.trygg.faults.Faults;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PromiseId;

class NoticeTextTest {
  @Test
  void aMarkerBelongsToTheOneSentenceBeforeIt() {
    Paragraph paragraph = (Paragraph) opening("First. Second. {P01} Third. {P02} {P03}").getFirst();

    assertThat(paragraph.sentences())
        .extracting(Sentence::plain)
        .containsExactly("First.", "Second.", "Third.");
    assertThat(paragraph.sentences())
        .extracting(Sentence::promises)
        .containsExactly(
            List.of(), List.of(new PromiseId(1)), List.of(new PromiseId(2), new PromiseId(3)));
  }

  @Test
  void wordsMayStandOutOrLeadSomewhere() {
    Paragraph paragraph =
        (Paragraph) opening("See **this** at [our page](https://x.se/a).").getFirst();

    assertThat(paragraph.sentences().getFirst().spans())
        .containsExactly(
            new Plain("See "),
            new Strong("this"),
            new Plain(" at "),
            new Link("our page", "https://x.se/a"),
            new Plain("."));
  }

  @Test
  void pointsNestOnceAndEndWithTheList() {
    List<NoticeText.Block> blocks = opening("- One.\n  - Within.\n- Two.\n\n### Then\n\nText.");

    assertThat(blocks).hasSize(3);
    Points points = (Points) blocks.getFirst();
    assertThat(points.points()).hasSize(2);
    assertThat(points.points().getFirst().within())
        .singleElement()
        .satisfies(inner -> assertThat(inner.sentences().getFirst().plain()).isEqualTo("Within."));
    assertThat(blocks.get(1)).isEqualTo(new Heading("Then"));
  }

  @Test
  void sectionsHaveTheirKeysAndTitles() {
    NoticeText text = read("# Title\n\nOpening.\n\n## What we have {#types}\n\nText.");

    assertThat(text.title()).isEqualTo("Title");
    assertThat(text.section("types").orElseThrow().title()).isEqualTo("What we have");
    assertThat(text.section("other")).isEmpty();
  }

  private static List<NoticeText.Block> opening(String text) {
    return read("# T\n\n" + text).opening();
  }

  private static NoticeText read(String text) {
    var faults = new ArrayList<Fault>();
    NoticeText notice = NoticeReader.read(Language.EN, text, new Faults("x.md", faults)).text();
    assertThat(faults).isEmpty();
    return notice;
  }
}
