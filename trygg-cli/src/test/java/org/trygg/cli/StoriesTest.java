package org.trygg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trygg.testkit.Promise;
import picocli.CommandLine;

class StoriesTest {
  private static final String ALLEATO = "../policies/alleato";
  private static final String VERSION = ALLEATO + "/2018-09-01";
  private static final Path STORIES = Path.of(ALLEATO, "stories");
  private static final String LAW = "--law=../law/se";
  private static final Pattern ONLY_ENGLISH =
      Pattern.compile("\\b(the|is|and|after|until|months?|years?|of|while|expected)\\b");
  private static final Pattern ONLY_SWEDISH =
      Pattern.compile("[åäöÅÄÖ]|\\b(och|inte|efter|till|av|det|ett|en)\\b");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static List<Path> stories() {
    try (Stream<Path> all = Files.list(STORIES)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  @Promise({"P72", "P73", "P74", "P76", "P77", "P78", "P81", "P83", "P106"})
  void everyStoryIsToldAsItExpectsInSwedish(Path story) {
    assertThat(run("explain", VERSION, LAW, "--story=" + story)).isZero();
    assertThat(out.toString()).contains("= som väntat").doesNotContain("= inte");
    assertThat(out.toString().lines()).noneMatch(line -> ONLY_ENGLISH.matcher(line).find());
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everyStoryIsToldInEnglishWithoutAWordOfSwedish(Path story) {
    assertThat(run("explain", VERSION, LAW, "--lang=en", "--story=" + story)).isZero();
    assertThat(out.toString().lines()).noneMatch(line -> ONLY_SWEDISH.matcher(line).find());
  }

  @Test
  void allTenAreListedAndCounted() {
    assertThat(run("stories", ALLEATO, LAW, "--lang=en")).isZero();
    assertThat(out.toString().lines())
        .hasSize(11)
        .contains("  01-customer-leaves.yaml  The customer leaves")
        .last()
        .isEqualTo("10 stories, 10 as told");
  }

  @Test
  void theBooksOfABrokenFiscalYearAreToldWithTheirDates() {
    run(
        "explain",
        VERSION,
        LAW,
        "--lang=en",
        "--story=" + STORIES.resolve("05-broken-fiscal-year.yaml"));

    assertThat(out.toString())
        .contains(
            "in which the fiscal year ended, through 2032-12-31 (P43, P65, P71, P74, P78, BFL 7:2).")
        .contains("Erased 2033-01-01.");
  }

  @Test
  void anotherDateThanExpectedIsToldAndExitsWithOne(@TempDir Path folder) throws IOException {
    Path story = changed(folder, "09-leap-day.yaml", "erased: 2026-02-28", "erased: 2026-03-01");

    assertThat(run("explain", VERSION, LAW, "--lang=en", "--story=" + story)).isEqualTo(1);
    assertThat(out.toString())
        .contains("= not as expected: erasure, expected 2026-03-01, came to 2026-02-28");
  }

  @Test
  void aBrokenStoryGivesEveryFaultWithLineAndColumn(@TempDir Path folder) throws IOException {
    Path story =
        changed(folder, "01-customer-leaves.yaml", "service: telephony", "service: telefony");
    String text = Files.readString(story);
    Files.writeString(story, text.replace("erased: 2024-04-30", "erased: 2024-04-31"));

    assertThat(run("explain", VERSION, LAW, "--story=" + story)).isEqualTo(1);
    assertThat(err.toString().lines())
        .first()
        .asString()
        .endsWith(
            "01-customer-leaves.yaml:5:15: unknown-name: the policy has no service of this"
                + " name; did you mean \"telephony\"?");
    Files.writeString(
        story,
        text.replace("telefony", "telephony")
            .replace("of: sign-in", "of: sign-on")
            .replace("2024-04-30,", "2024-04-31,"));
    err.getBuffer().setLength(0);

    assertThat(run("explain", VERSION, LAW, "--story=" + story)).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("yaml:12:26: unknown-name") && line.contains("\"sign-in\""))
        .anyMatch(line -> line.contains(": bad-date: this must be a date or one of held, open"));
  }

  @Test
  void aChangeOutsideTheRangeOfTheNoticeIsAFault(@TempDir Path folder) throws IOException {
    Path story = changed(folder, "10-minor-change-of-policy.yaml", "+ 9 months", "+ 3 months");

    assertThat(run("explain", VERSION, LAW, "--story=" + story)).isEqualTo(1);
    assertThat(err.toString()).contains("period-out-of-range");
  }

  @Test
  void aFolderWithoutStoriesIsWrongUsage(@TempDir Path folder) {
    assertThat(run("stories", folder.toString(), LAW)).isEqualTo(2);
  }

  private static Path changed(Path folder, String name, String what, String by) throws IOException {
    String text = Files.readString(STORIES.resolve(name));
    assertThat(text).contains(what);
    return Files.writeString(folder.resolve(name), text.replace(what, by));
  }

  private int run(String... args) {
    return new CommandLine(new PolicyCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
