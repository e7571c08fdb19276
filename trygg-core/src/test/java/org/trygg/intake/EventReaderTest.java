package org.trygg.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.forms.Flaw;
import org.trygg.forms.Node;

class EventReaderTest {
  private static final String GOOD =
      """
      {"specversion":"1.0","id":"a-1","source":"/gateway/7","type":"sensor.state",\
      "time":"2026-05-17T12:00:00Z","subject":"7b1f4c52-2f0e-4c57-9d0a-5a0d6c0f1e11",\
      "data":{"category":"sensor-log","service":"alarm",\
      "fields":{"device":"hall","value":21.5,"state":"on"}}}\
      """;

  @Test
  void anEventIsReadWithAllItsParts() {
    var read = (EventReader.Read.Event) read(EventForm.SINGLE, GOOD).getFirst();

    assertThat(read.event().name()).isEqualTo(new CloudEvent.Name("/gateway/7", "a-1"));
    assertThat(read.event().data().fields())
        .containsEntry("value", "21.5")
        .containsEntry("state", "on");
    assertThat(read.toString()).doesNotContain("hall");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"1.0\"','\"0.3\"', /specversion, SPEC_VERSION",
    "'\"id\":\"a-1\",','', /id, MISSING",
    "2026-05-17T12:00:00Z, yesterday, /time, TIME",
    "7b1f4c52-2f0e-4c57-9d0a-5a0d6c0f1e11, 198501012382, /subject, PSEUDONYM",
    "sensor-log, Sensor Log, /data/category, WORD",
    "'\"device\":\"hall\"','\"device\":[\"hall\"]', /data/fields, FIELDS",
    "'\"service\":','\"surprise\":', /data, UNKNOWN",
    "'\"device\":\"hall\"','\"device\":\"\\ud800\"', /data/fields, FIELDS",
    "sensor.state, sensor state, /type, TYPE",
    "'\"subject\":\"7b1f4c52-2f0e-4c57-9d0a-5a0d6c0f1e11\",','', /subject, ONE_OF_TWO"
  })
  void aFlawIsToldByItsPlaceAndRule(String from, String to, String pointer, Flaw.Rule rule) {
    assertThat(GOOD).contains(from);

    assertThat(read(EventForm.SINGLE, GOOD.replace(from, to)))
        .containsExactly(new EventReader.Read.Malformed(1, new Flaw(pointer, rule)));
  }

  @Test
  void aBrokenLineCostsThatLineOnly() {
    List<EventReader.Read> all = read(EventForm.LINES, GOOD + "\n\n{\"id\":\n" + GOOD);

    assertThat(all).extracting(EventReader.Read::at).containsExactly(1L, 3L, 4L);
    assertThat(all.get(1))
        .isEqualTo(new EventReader.Read.Malformed(3, new Flaw("", Flaw.Rule.JSON)));
    assertThat(all.get(2)).isInstanceOf(EventReader.Read.Event.class);
  }

  @Test
  void aLineThatIsTooLongCostsThatLineOnly() {
    String long1 = "{\"x\":\"" + "x".repeat(2 * Node.MOST_CHARS) + "\"}";

    assertThat(read(EventForm.LINES, long1 + "\n" + GOOD))
        .first()
        .isEqualTo(new EventReader.Read.Malformed(1, new Flaw("", Flaw.Rule.TOO_LARGE)));
  }

  @Test
  void linesAreTheSameInWhateverPiecesTheyArrive() throws IOException {
    String tooLong = "x".repeat(3 * Node.MOST_CHARS);
    String justTooLong = " ".repeat(Node.MOST_CHARS - GOOD.length() + 1) + GOOD;
    String justRight = justTooLong.substring(1);
    String sent = String.join("\n", GOOD, "", justRight, justTooLong, " ", tooLong, GOOD);
    List<EventReader.Read> whole = read(EventForm.LINES, sent);
    assertThat(whole).extracting(EventReader.Read::at).containsExactly(1L, 3L, 4L, 6L, 7L);
    assertThat(whole.stream().filter(EventReader.Read.Event.class::isInstance)).hasSize(3);

    for (int most : List.of(7, 4_096, 65_537)) {
      var pieces = new ArrayList<EventReader.Read>();
      EventReader.read(new Pieces(sent.getBytes(UTF_8), most), EventForm.LINES, pieces::add);
      assertThat(pieces).isEqualTo(whole);
    }
  }

  @Test
  void aLineFeedAtTheEndIsNoLineOfItsOwn() {
    assertThat(read(EventForm.LINES, GOOD + "\n")).hasSize(1);
    assertThat(read(EventForm.LINES, "")).isEmpty();
  }

  /// A stream that hands out a few bytes at a time.
  private static final class Pieces extends ByteArrayInputStream {
    private final int most;

    Pieces(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) {
      return super.read(bytes, from, Math.min(length, most));
    }
  }

  @Test
  void aBatchIsReadUpToWhereItsJsonIsBroken() {
    List<EventReader.Read> all = read(EventForm.BATCH, "[" + GOOD + ",7," + GOOD + ",{\"id\"");

    assertThat(all).hasSize(4);
    assertThat(all.get(1))
        .isEqualTo(new EventReader.Read.Malformed(1, new Flaw("", Flaw.Rule.OBJECT)));
    assertThat(all.get(3))
        .isEqualTo(new EventReader.Read.Malformed(3, new Flaw("", Flaw.Rule.JSON)));
  }

  private static List<EventReader.Read> read(EventForm form, String sent) {
    var all = new ArrayList<EventReader.Read>();
    try {
      EventReader.read(new ByteArrayInputStream(sent.getBytes(UTF_8)), form, all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
