package org.trygg.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.drafting.Draft;
import org.trygg.drafting.Drafting;
import org.trygg.policy.Policy;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.RuleId;

/// Writes docs/promises.md and docs/promises.tsv from the rules of the policy and from the tests
/// that ran and passed.
///
/// Arguments: the project's folder. Reads `*/target/promises.tsv`, which [PromiseListener] writes.
public final class PromisesPage {
  private PromisesPage() {}

  /// One test that claims a promise.
  private record Claim(String type, String method) implements Comparable<Claim> {
    @Override
    public int compareTo(Claim other) {
      int byType = type.compareTo(other.type);
      return byType != 0 ? byType : method.compareTo(other.method);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Draft draft =
        Drafting.read(root.resolve("policies/alleato/2018-09-01"), root.resolve("law/se"));
    if (!(draft instanceof Draft.Sound sound)) {
      throw new IllegalStateException("The policy has faults: ./trygg policy check tells them");
    }
    NavigableMap<PromiseId, SortedSet<Claim>> claims = claims(root);
    Map<PromiseId, String> waiting = waiting(root);
    Files.write(root.resolve("docs/promises.md"), page(sound.policy(), claims, waiting));
    Files.write(
        root.resolve("docs/promises.tsv"),
        claims.entrySet().stream()
            .map(each -> each.getKey() + "\t" + each.getValue().size())
            .toList());
  }

  private static NavigableMap<PromiseId, SortedSet<Claim>> claims(Path root) throws IOException {
    var claims = new TreeMap<PromiseId, SortedSet<Claim>>();
    try (Stream<Path> modules = Files.list(root)) {
      List<Path> files =
          modules
              .map(module -> module.resolve("target/promises.tsv"))
              .filter(Files::exists)
              .toList();
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split("\t", -1);
          claims
              .computeIfAbsent(PromiseId.parse(parts[0]), _ -> new TreeSet<>())
              .add(new Claim(parts[1], parts[2]));
        }
      }
    }
    return claims;
  }

  /// What a promise without a test waits for, as `docs/promises.waiting.tsv` says it by hand.
  private static Map<PromiseId, String> waiting(Path root) throws IOException {
    return Files.readAllLines(root.resolve("docs/promises.waiting.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .collect(Collectors.toMap(parts -> PromiseId.parse(parts[0]), parts -> parts[1]));
  }

  private static List<String> page(
      Policy policy,
      NavigableMap<PromiseId, SortedSet<Claim>> claims,
      Map<PromiseId, String> waiting) {
    Map<PromiseId, SortedSet<RuleId>> rules = policy.rulesByPromise();
    long tested = rules.keySet().stream().filter(claims::containsKey).count();
    var lines = new ArrayList<String>();
    lines.add("# What is kept today");
    lines.add("");
    lines.add(
        "Written by the build from the rules of `policies/"
            + policy.id()
            + "` and from the tests that ran and passed: **"
            + rules.size()
            + " promises with a rule, "
            + tested
            + " of them shown by tests**. A rule alone is not yet a working promise; a test shows"
            + " the part of the promise that its name says. Do not edit this page.");
    lines.add("");
    lines.add("| promise | rules | tests that show it | waits for |");
    lines.add("|---|---|---|---|");
    rules.forEach((promise, keeping) ->
        lines.add(
            "| %s | %s | %s | %s |"
                .formatted(
                    promise,
                    code(keeping),
                    tests(claims.getOrDefault(promise, new TreeSet<>())),
                    waiting.getOrDefault(promise, claims.containsKey(promise) ? "" : "a test"))));
    return lines;
  }

  private static String code(SortedSet<RuleId> rules) {
    return rules.stream().map(rule -> "`" + rule + "`").collect(Collectors.joining(" "));
  }

  private static String tests(SortedSet<Claim> claims) {
    return claims.isEmpty()
        ? "none"
        : claims.stream()
            .map(claim -> claim.type() + "." + claim.method())
            .collect(Collectors.joining("<br>"));
  }
}
