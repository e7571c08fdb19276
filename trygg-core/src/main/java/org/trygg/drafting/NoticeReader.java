package org.trygg.drafting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trygg.drafting.NoticeText.Block;
import org.trygg.drafting.NoticeText.Point;
import org.trygg.drafting.NoticeText.Sentence;
import org.trygg.drafting.NoticeText.Span;
import org.trygg.drafting.Shape.Scalar;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree.Place;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PromiseId;

/// Reads a notice: the small part of Markdown that notices are written in, with promises marked.
///
/// One line is one paragraph, one heading or one point of a list; points nest once, by two spaces.
final class NoticeReader {
  /// What was read, and where its parts stand.
  ///
  /// @param markers for each promise, where it is first marked
  /// @param sections for each section's key, where its heading stands
  /// @param keyed whether every section has a key of its own
  record Read(
      NoticeText text,
      Map<PromiseId, Marker> markers,
      SequencedMap<String, Place> sections,
      boolean keyed) {}

  /// Where a promise is marked.
  ///
  /// @param section the section's key; `the opening` for what stands before the first
  record Marker(Place place, String section) {}

  /// No section has this key: a key has no space.
  private static final String OPENING = "the opening";

  private static final Pattern KEYED = Pattern.compile("## (.+) \\{#([a-z][a-z0-9-]*)\\}");
  private static final Pattern MARKER = Pattern.compile(" ?\\{([^{}]*)\\}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!]) (?=\\p{Lu}|\\*\\*|\\[)");
  private static final Pattern SPAN =
      Pattern.compile("\\*\\*([^*]+)\\*\\*|\\[([^\\[\\]]+)\\]\\(([^()\\s]+)\\)");
  private static final Pattern TARGET = Pattern.compile("(https://|mailto:|#|/(?!/))\\S*");

  private final Language language;
  private final Faults faults;
  private final Map<PromiseId, Marker> markers = new LinkedHashMap<>();
  private final SequencedMap<String, Place> places = new LinkedHashMap<>();
  private final List<Block> opening = new ArrayList<>();
  private final List<NoticeText.Section> sections = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private List<Block> blocks = opening;
  private String key = OPENING;
  private String heading = "";
  private String title = "";
  private String current = "";
  private boolean keyed = true;

  private NoticeReader(Language language, Faults faults) {
    this.language = language;
    this.faults = faults;
  }

  static Read read(Language language, String text, Faults faults) {
    return new NoticeReader(language, faults).read(text.lines().toList());
  }

  private Read read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), i + 1);
    }
    closeSection();
    if (title.isEmpty()) {
      faults.add(
          Place.START, FaultRule.NOTICE_WITHOUT_TITLE, "a notice begins with \"# \" and its title");
    }
    return new Read(new NoticeText(language, title, opening, sections), markers, places, keyed);
  }

  private void line(String line, int number) {
    current = line;
    if (!line.startsWith("- ") && !line.startsWith("  - ")) {
      closePoints();
    }
    if (line.startsWith("# ") && title.isEmpty()) {
      title = line.substring(2).strip();
    } else if (line.startsWith("## ")) {
      section(line, number);
    } else if (line.startsWith("### ")) {
      blocks.add(new NoticeText.Heading(line.substring(4).strip()));
    } else if (line.startsWith("- ")) {
      points.add(new Point(sentences(line, 2, number), List.of()));
    } else if (line.startsWith("  - ")) {
      within(sentences(line, 4, number));
    } else if (!line.isBlank()) {
      blocks.add(new NoticeText.Paragraph(sentences(line, 0, number)));
    }
  }

  private void section(String line, int number) {
    closeSection();
    Place place = new Place(number, 1);
    Matcher found = KEYED.matcher(line);
    if (!found.matches()) {
      keyed = false;
      faults.add(
          place, FaultRule.SECTION_WITHOUT_KEY, "a section's heading ends with its key: {#types}");
    }
    key = found.matches() ? found.group(2) : "line-" + number;
    heading = found.matches() ? found.group(1) : line.substring(3);
    blocks = new ArrayList<>();
    if (places.putIfAbsent(key, place) != null) {
      keyed = false;
      faults.add(place, FaultRule.SECTION_TWICE, "another section has this key already");
    }
  }

  private void closeSection() {
    closePoints();
    if (!key.equals(OPENING)) {
      sections.add(new NoticeText.Section(key, heading, blocks));
    }
  }

  private void closePoints() {
    if (!points.isEmpty()) {
      blocks.add(new NoticeText.Points(points));
      points.clear();
    }
  }

  private void within(List<Sentence> sentences) {
    Point inner = new Point(sentences, List.of());
    if (points.isEmpty()) {
      points.add(inner);
      return;
    }
    Point outer = points.removeLast();
    List<Point> all = new ArrayList<>(outer.within());
    all.add(inner);
    points.add(new Point(outer.sentences(), all));
  }

  /// The sentences of a line from a column on; a marker belongs to the sentence before it.
  private List<Sentence> sentences(String line, int from, int number) {
    List<Sentence> sentences = new ArrayList<>();
    Matcher marker = MARKER.matcher(line);
    int at = from;
    while (marker.find(at)) {
      addWords(line.substring(at, marker.start()), number, sentences);
      int brace = line.indexOf('{', marker.start());
      mark(marker.group(1), new Place(number, column(line, brace)), sentences);
      at = marker.end();
    }
    addWords(line.substring(at), number, sentences);
    return sentences;
  }

  private void addWords(String words, int number, List<Sentence> sentences) {
    if (!words.isBlank()) {
      for (String sentence : SENTENCE_END.split(words.strip(), -1)) {
        sentences.add(new Sentence(spans(sentence, number), List.of()));
      }
    }
  }

  private void mark(String text, Place place, List<Sentence> sentences) {
    if (!Scalar.PROMISE.accepts(text) || sentences.isEmpty()) {
      faults.add(place, FaultRule.BAD_MARKER, "braces hold a promise's id, after its sentence");
      return;
    }
    PromiseId promise = PromiseId.parse(text);
    if (markers.putIfAbsent(promise, new Marker(place, key)) != null) {
      faults.add(place, FaultRule.MARKER_TWICE, promise + " is marked in this file already");
    }
    Sentence last = sentences.removeLast();
    List<PromiseId> promises = new ArrayList<>(last.promises());
    promises.add(promise);
    sentences.add(new Sentence(last.spans(), promises));
  }

  private List<Span> spans(String words, int number) {
    List<Span> spans = new ArrayList<>();
    Matcher span = SPAN.matcher(words);
    int at = 0;
    while (span.find()) {
      plain(words.substring(at, span.start()), spans);
      spans.add(span(span, number));
      at = span.end();
    }
    plain(words.substring(at), spans);
    return spans;
  }

  private Span span(Matcher span, int number) {
    if (span.group(1) != null) {
      return new NoticeText.Strong(span.group(1));
    }
    if (!TARGET.matcher(span.group(3)).matches()) {
      String message = "a link leads to https, to a mail address or within this site";
      int at = current.indexOf("](" + span.group(3)) + 2;
      faults.add(new Place(number, column(current, at)), FaultRule.BAD_LINK, message);
    }
    return new NoticeText.Link(span.group(2), span.group(3));
  }

  private static void plain(String text, List<Span> spans) {
    if (!text.isEmpty()) {
      spans.add(new NoticeText.Plain(text));
    }
  }

  private static int column(String line, int index) {
    return line.codePointCount(0, index) + 1;
  }
}
