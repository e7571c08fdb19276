package org.trygg.extract;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Json;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Tiles;
import org.trygg.sealed.Secret;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What an access report tells of the processing log (`processing-log.json`), and what of it the
/// logs themselves show.
public final class Extract {
  private final List<Line> lines;

  private Extract(List<Line> lines) {
    this.lines = lines;
  }

  /// Reads the file; nothing is verified yet.
  ///
  /// @throws IllegalArgumentException if the text is not such a file; it is not repeated
  public static Extract parse(String text) {
    try {
      return new Extract(Json.read(text, Extract::lines));
    } catch (FormatFault | IllegalArgumentException | DateTimeException _) {
      throw new IllegalArgumentException("This is not the processing log of an access report");
    }
  }

  private static List<Line> lines(JsonParser parser) throws FormatFault {
    expect(parser, JsonToken.START_OBJECT);
    expect(parser, JsonToken.PROPERTY_NAME);
    expect(parser, JsonToken.START_ARRAY);
    List<Line> lines = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      lines.add(Line.of(values(parser)));
    }
    expect(parser, JsonToken.END_OBJECT);
    return List.copyOf(lines);
  }

  private static Map<String, String> values(JsonParser parser) throws FormatFault {
    Map<String, String> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (!parser.nextToken().isScalarValue()) {
        throw new FormatFault(FaultKind.BAD_JSON);
      }
      values.put(name, parser.getString());
    }
    return values;
  }

  private static void expect(JsonParser parser, JsonToken token) throws FormatFault {
    if (parser.nextToken() != token) {
      throw new FormatFault(FaultKind.BAD_JSON);
    }
  }

  /// Compares the entries with the log, and counts them.
  ///
  /// @param log the log's head, whose signature was verified
  /// @param tiles the log's; they need no trust
  /// @param gone how many of the first entries had their time and are gone, as the controller says
  /// @throws IllegalStateException if a tile is not there
  public List<Fault> complete(Checkpoint log, Tiles tiles, long gone) {
    var held = new HeldLeaves(log, tiles);
    List<Fault> faults = new ArrayList<>();
    long index = -1;
    long next = gone + 1;
    for (Line line : counted()) {
      Line.Proof proof = line.proof().orElseThrow();
      long number = proof.count().number();
      if (!held.holds(proof.leaf(), line.index())) {
        faults.add(new Fault.NotInLog(number, line.index()));
      } else {
        check(proof, next, index).ifPresent(faults::add);
        index = line.index();
        next = number + 1;
      }
    }
    return List.copyOf(faults);
  }

  /// @param expected the number that comes next
  /// @param index where the entry stands that is shown before it; -1 if there is none
  private static Optional<Fault> check(Line.Proof proof, long expected, long index) {
    long number = proof.count().number();
    long previous = proof.count().previous();
    if (number > expected) {
      return Optional.of(new Fault.LeftOut(expected, number - 1, previous));
    }
    boolean follows = index < 0 || previous == index;
    return number == expected && follows
        ? Optional.empty()
        : Optional.of(new Fault.Miscounted(number));
  }

  private List<Line> counted() {
    return lines.stream()
        .filter(each -> each.proof().isPresent())
        .sorted(
            Comparator.comparingLong((Line each) -> each.proof().orElseThrow().count().number()))
        .toList();
  }

  /// Whether the receipt of the report is of one of the entries: then none before it can be left
  /// out at the end.
  ///
  /// @param index of the receipt's entry, which was verified
  public List<Fault> upTo(long index) {
    boolean isThere = counted().stream().anyMatch(each -> each.index() == index);
    return isThere ? List.of() : List.of(new Fault.ReceiptLeftOut(index));
  }

  /// The number of the newest entry; 0 if none is counted.
  public long last() {
    List<Line> counted = counted();
    return counted.isEmpty() ? 0 : counted.getLast().proof().orElseThrow().count().number();
  }

  /// How many entries tell of something that was sealed.
  public long sealedEntries() {
    return lines.stream().filter(each -> each.opened().isPresent()).count();
  }

  /// Opens what was sealed, and compares it with what is told.
  ///
  /// @param log the sealed log's head, whose signature was verified
  /// @param tiles the sealed log's; they need no trust
  /// @throws IllegalStateException if a tile is not there
  public List<Fault> opened(Checkpoint log, Tiles tiles) {
    var held = new HeldLeaves(log, tiles);
    return lines.stream()
        .flatMap(each -> each.opened().stream())
        .flatMap(each -> opened(each, held).stream())
        .toList();
  }

  private static Optional<Fault> opened(Line.Opened told, HeldLeaves held) {
    try {
      Secret secret = told.key().read(held.leaf(told.place()));
      boolean isSame =
          secret.entry().at().equals(told.at())
              && secret.entry().what().action().name().equals(told.action());
      return isSame ? Optional.empty() : Optional.of(new Fault.ToldOtherwise(told.place()));
    } catch (IllegalArgumentException _) {
      return Optional.of(new Fault.NotOpened(told.place()));
    }
  }
}
