package org.trygg.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.gate.GateWorld;
import org.trygg.gate.InMemoryStores;
import org.trygg.ledger.LogStore;
import org.trygg.passage.Requester;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.TreeStore;
import org.trygg.rights.ProcessingLog;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.SubjectRef;

/// What a customer can tell from the processing log of its own access report.
@Promise("P26")
class ExtractTest {
  private static final Pattern ENTRY = Pattern.compile("\\{[^{}]*\\}");

  @TempDir private Path keys;
  private GateWorld world;
  private String report = "";

  @BeforeEach
  void aReportAfterAnOrderThatIsToldLater() {
    world = new GateWorld(InMemoryStores.empty(), keys).on("2026-01-10");
    SubjectRef anna = world.customer(GateWorld.ALARM);
    world.customer(GateWorld.ALARM);
    Requester order = world.inCase(anna, "disclosure", "infringement-order");
    world.shown(order, GateWorld.all(anna, GateWorld.IDENTITY));
    world.gate().upkeep().growSealed();
    world.on("2026-02-10").gate().upkeep().openSealed();
    world.measure(anna, "21.5");
    report = ProcessingLog.of(world, anna);
  }

  @Test
  void everyEntryStandsInTheLogAndNoneIsLeftOut() {
    Extract extract = Extract.parse(report);

    assertThat(complete(report, 0)).isEmpty();
    assertThat(extract.last()).isEqualTo(entries().size());
    assertThat(extract.upTo(index(entries().size()))).isEmpty();
  }

  @Test
  void anEntryLeftOutIsNamedByItsNumberAndItsPlace() {
    assertThat(complete(without(3), 0)).containsExactly(new Fault.LeftOut(3, 3, index(3)));
    assertThat(complete(without(2, 3), 0)).containsExactly(new Fault.LeftOut(2, 3, index(3)));
  }

  @Test
  void theFirstEntriesMayBeGoneIfThatIsTold() {
    assertThat(complete(without(1, 2), 0)).containsExactly(new Fault.LeftOut(1, 2, index(2)));
    assertThat(complete(without(1, 2), 2)).isEmpty();
    assertThat(complete(report, 2)).contains(new Fault.Miscounted(1));
  }

  @Test
  void theNewestEntryLeftOutIsNamedByTheReceipt() {
    int last = entries().size();

    assertThat(complete(without(last), 0)).isEmpty();
    assertThat(Extract.parse(without(last)).upTo(index(last)))
        .containsExactly(new Fault.ReceiptLeftOut(index(last)));
  }

  @Test
  void aNumberOrAPlaceThatIsNotTheEntrysIsNamed() {
    String renumbered = report.replaceFirst("(\"number\" ?: ?)3\\b", "$19");
    assertThat(complete(renumbered, 0)).contains(new Fault.NotInLog(9, index(3)));

    String moved = report.replaceFirst("(\"index\" ?: ?)" + index(3) + "\\b", "$1" + index(2));
    assertThat(complete(moved, 0)).contains(new Fault.NotInLog(3, index(2)));
  }

  @Test
  void anEntryToldTwiceIsNamed() {
    String first = entries().getFirst();

    assertThat(complete(report.replace(first, first + "," + first), 0))
        .contains(new Fault.Miscounted(1));
  }

  @Test
  @Promise("P89")
  void whatIsToldLaterIsWhatTheSealedLogHeldThen() {
    assertThat(Extract.parse(report).sealedEntries()).isEqualTo(2);
    assertThat(opened(report)).isEmpty();
    assertThat(opened(report.replace("\"READ\"", "\"CHANGE\"")))
        .singleElement()
        .isInstanceOf(Fault.ToldOtherwise.class);
    assertThat(opened(report.replaceAll("(\"sealedPlace\" ?: ?)[0-9]+", "$10")))
        .hasAtLeastOneElementOfType(Fault.NotOpened.class);
    assertThat(opened(report.replaceAll("(\"sealedPlace\" ?: ?)[0-9]+", "$1999")))
        .containsExactly(new Fault.NotOpened(999), new Fault.NotOpened(999));
  }

  @Test
  void whatIsNoProcessingLogIsToldWithoutRepeatingIt() {
    for (String text :
        List.of(
            "{}",
            "{\"entries\":[{\"index\":\"s3cret\"}]}",
            "{\"entries\":[{\"index\":1,\"number\":1}]}",
            "{\"entries\":[{\"index\":-1}]}",
            "{\"entries\":[[]]}")) {
      assertThatThrownBy(() -> Extract.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("This is not the processing log of an access report");
    }
  }

  @Test
  void everyFaultHasWordsOfItsOwn() {
    assertThat(
            List.of(
                new Fault.NotInLog(1, 2),
                new Fault.LeftOut(1, 1, 2),
                new Fault.LeftOut(1, 2, 2),
                new Fault.Miscounted(1),
                new Fault.ReceiptLeftOut(1),
                new Fault.NotOpened(1),
                new Fault.ToldOtherwise(1)))
        .extracting(Fault::words)
        .doesNotHaveDuplicates()
        .contains("entry 1 of the subject, at 2 of the log, is left out");
  }

  private List<Fault> complete(String text, long gone) {
    TreeStore tree = world.stores().log().inTransaction(LogStore::tree);
    return Extract.parse(text).complete(head(tree), tree, gone);
  }

  private List<Fault> opened(String text) {
    TreeStore tree = world.stores().sealed().tree();
    return Extract.parse(text).opened(head(tree), tree);
  }

  private static Checkpoint head(TreeStore tree) {
    return tree.head().orElseThrow().checkpoint();
  }

  private List<String> entries() {
    return ENTRY.matcher(report).results().map(MatchResult::group).toList();
  }

  /// The report without the entries of these numbers.
  private String without(Integer... numbers) {
    List<String> kept = new ArrayList<>(entries());
    for (Integer number : List.of(numbers)) {
      kept.remove(entries().get(number - 1));
    }
    return "{\"entries\":[" + String.join(",", kept) + "]}";
  }

  /// The place in the log of the entry with this number.
  private long index(int number) {
    return Pattern.compile("\"index\" ?: ?([0-9]+)")
        .matcher(entries().get(number - 1))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElseThrow();
  }
}
