package org.trygg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {
  private static final String ALLEATO = "../policies/alleato/2018-09-01";
  private static final String LAW = "--law=../law/se";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void checkCountsThePromisesThatHaveARule() {
    assertThat(run("check", ALLEATO, LAW)).isZero();
    assertThat(out.toString().lines().findFirst()).contains("112 promises, 112 with a rule");
    assertThat(out.toString()).contains("rules: 20 categories, 6 services", "16 measures");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void checkSaysEverythingThatIsWrongAndExitsWithOne(@TempDir Path folder) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("alleato/2018-09-01"));
    for (String file : new String[] {"notice.sv.md", "notice.en.md"}) {
      Files.copy(Path.of(ALLEATO, file), copy.resolve(file));
    }
    String policy = Files.readString(Path.of(ALLEATO, "policy.yaml"));
    Files.writeString(
        copy.resolve("policy.yaml"),
        policy.replace("third-country: true", "third-contry: true").replace("[P87, P88]", "[P88]"));

    assertThat(run("check", copy.toString(), LAW)).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("policy.yaml:") && line.contains("\"third-country\"?"))
        .anyMatch(line -> line.contains("notice.sv.md:") && line.contains("no rule keeps P87"))
        .last()
        .isEqualTo("2 faults");
  }

  @Test
  void explainGivesBasisPeriodLawAndPromisesOfOneCategoryAndPurpose() {
    assertThat(explain("--lang=en"))
        .containsExactly(
            "ip-log, provision.fault",
            "  contract (GDPR 6(1)(b)) [basis.fault-traffic; P54, P55, P79]",
            "  at most 6 months after collection (the notice allows 6 to 24 months)"
                + " [retention.traffic-fault; P79, P81]");
  }

  @Test
  void explainIsSwedishUnlessAskedOtherwise() {
    assertThat(explain())
        .contains(
            "  högst 6 månader efter insamlingen (policyn tillåter 6 till 24 månader)"
                + " [retention.traffic-fault; P79, P81]");
  }

  @Test
  void explainAnswersForEveryCategoryAndPurpose() {
    assertThat(run("explain", ALLEATO, LAW)).isZero();
    assertThat(out.toString())
        .contains("ip-log, direct-marketing.offers: får inte användas")
        .contains("invoice, legal-compliance.bookkeeping");
  }

  @Test
  void aCommandWithoutItsFolderIsWrongUsage() {
    assertThat(run("check")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void namesThatThePolicyDoesNotHaveAreWrongUsage() {
    assertThat(run("explain", ALLEATO, LAW, "--category=shoe-size")).isEqualTo(2);
    assertThat(run("explain", ALLEATO, LAW, "--category=Shoe size")).isEqualTo(2);
    assertThat(run("explain", ALLEATO, LAW, "--lang=de")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theSchemaIsPrinted() {
    assertThat(run("schema")).isZero();
    assertThat(out.toString()).startsWith("{\n  \"$schema\"");
  }

  private String[] explain(String... more) {
    var args = new ArrayList<>(List.of(more));
    args.addAll(
        0,
        java.util.List.of(
            "explain", ALLEATO, LAW, "--category=ip-log", "--purpose=provision.fault"));
    assertThat(run(args.toArray(String[]::new))).isZero();
    return out.toString().lines().toArray(String[]::new);
  }

  private int run(String... args) {
    return new CommandLine(new PolicyCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
