package org.trygg.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trygg.vault.Permit;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// The floor plan of the house: which room may use which. A room that is not in the plan fails.
class FloorPlanTest {
  private static final String HOUSE = "org.trygg.";
  private static final String SERVER = "server";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("vocabulary", Set.of()),
          entry("proof", Set.of()),
          entry("cipher", Set.of()),
          entry("lines", Set.of()),
          entry("columns", Set.of()),
          entry("faults", Set.of("vocabulary")),
          entry("outbox", Set.of("vocabulary")),
          entry("subject", Set.of("vocabulary")),
          entry("calendar", Set.of("vocabulary", "subject")),
          entry("policy", Set.of("vocabulary", "subject", "calendar")),
          entry("forms", Set.of("vocabulary", "policy")),
          entry("ledger", Set.of("vocabulary", "proof")),
          entry("requests", Set.of("vocabulary", "subject", "calendar")),
          entry("mail", Set.of("vocabulary", "faults", "requests")),
          entry("fulfilment", Set.of("vocabulary", "subject", "calendar", "policy", "requests")),
          entry("witness", Set.of("proof")),
          entry("extract", Set.of("vocabulary", "proof", "ledger", "sealed", "lines")),
          entry("copies", Set.of("vocabulary", "proof", "ledger")),
          entry("sealed", Set.of("vocabulary", "proof", "ledger", "keys")),
          entry("keys", Set.of("vocabulary", "cipher")),
          entry("identifiers", Set.of("vocabulary", "keys")),
          entry("restore", Set.of("vocabulary", "keys")),
          entry("vault", Set.of("vocabulary", "keys", "columns")),
          entry("formats", Set.of("vocabulary", "lines")),
          entry("stories", Set.of("vocabulary", "policy", "subject", "calendar")),
          entry(
              "drafting",
              Set.of("vocabulary", "policy", "subject", "calendar", "stories", "faults")),
          entry(
              "passage",
              Set.of(
                  "vocabulary",
                  "policy",
                  "subject",
                  "requests",
                  "fulfilment",
                  "ledger",
                  "identifiers")),
          entry("asking", door("proof", "calendar")),
          entry("erasing", door("asking", "calendar", "fulfilment")),
          entry("gate", door("asking", "erasing", "calendar", "fulfilment", "proof")),
          entry("intake", doing("forms", "formats", "lines")),
          entry("rights", doing("forms", "proof", "requests")),
          entry("retention", doing("sealed")),
          entry("disclosure", doing()),
          entry("statistics", doing()),
          entry("notice", doing("drafting", "faults")));

  /// The rooms whose types only the gate and the stores may touch.
  private static final Set<String> SEALED = Set.of("vault", "keys");

  /// Values that pass through the gate as they are: what is handed in, and what is shown.
  private static final Set<String> PASSING = Set.of("Fields", "TrafficEvent", "TimeRange");

  private static final Set<String> MAY_TOUCH_SEALED =
      Set.of(
          "vault",
          "keys",
          "identifiers",
          "sealed",
          "restore",
          "asking",
          "erasing",
          "gate",
          "server",
          "server.restore",
          "server.postgres");

  /// Past this many types a room is split by idea.
  private static final int MOST_TYPES = 25;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages("org.trygg");

  @Test
  void everyRoomIsInThePlan() {
    assertThat(roomsOf(CLASSES)).contains("vocabulary", "policy", "subject");
    assertThat(MAY_USE.keySet()).containsAll(roomsOf(CLASSES));
  }

  @Test
  void aRoomUsesOnlyWhatTheFloorPlanAllows() {
    assertThat(breaches(CLASSES)).isEmpty();
  }

  @Test
  void theRuleSeesABreachThatIsThere() {
    var planted = new ClassFileImporter().importPackages("org.trygg.vocabulary");

    assertThat(breaches(planted)).containsExactly("vocabulary uses policy");
  }

  @Test
  void noRoomIsCrowded() {
    assertThat(crowded(CLASSES, MOST_TYPES)).isEmpty();
  }

  @Test
  void aCrowdedRoomIsSeen() {
    assertThat(crowded(CLASSES, 2)).contains("gate", "server.postgres").doesNotContain("testkit");
  }

  @Test
  void noFrameworkComesIntoTheCore() {
    assertThat(
            uses(CLASSES, FloorPlanTest::isRoom)
                .map(use -> use.getTargetClass().getPackageName())
                .filter(name ->
                    name.startsWith("org.springframework")
                        || name.startsWith("jakarta.")
                        || name.startsWith("java.sql")
                        || name.startsWith("javax.sql"))
                .toList())
        .isEmpty();
  }

  @Test
  void onlyTheGateAndTheStoresTouchWhatIsSealed() {
    assertThat(
            uses(CLASSES, _ -> true)
                .filter(use -> SEALED.contains(room(use.getTargetClass())))
                .filter(use -> !PASSING.contains(use.getTargetClass().getSimpleName()))
                .map(use -> within(use.getOriginClass()))
                .filter(place -> !MAY_TOUCH_SEALED.contains(place))
                .collect(Collectors.toSet()))
        .isEmpty();
  }

  @Test
  void permitsAreIssuedByTheDoorAlone() {
    assertThat(issuers(CLASSES)).isEqualTo(Set.of("erasing", "gate"));
  }

  @Test
  void aPermitIssuedElsewhereIsSeen() {
    assertThat(issuers(new ClassFileImporter().importClasses(Intruder.class)))
        .isEqualTo(Set.of("server"));
  }

  /// The breach that the rule is shown.
  private static final class Intruder {
    @SuppressWarnings("unused") // It is there to be seen, not to be called.
    static Permit forge(SubjectRef subject, Category category) {
      return Permit.issue(Purpose.of("curiosity"), new UUID(0, 0), subject, category);
    }
  }

  private static Set<String> issuers(JavaClasses classes) {
    return classes.stream()
        .flatMap(each -> each.getMethodCallsFromSelf().stream())
        .filter(call ->
            call.getTargetOwner().isEquivalentTo(Permit.class)
                || call.getTargetOwner().isEquivalentTo(Permit.Upkeep.class))
        .filter(call -> call.getName().equals("issue"))
        .map(call -> room(call.getOriginOwner()))
        .collect(Collectors.toSet());
  }

  @Test
  void sqlIsWrittenInTheStoresAndNowhereElse() {
    assertThat(
            uses(CLASSES, each -> room(each).equals(SERVER))
                .filter(
                    use -> use.getTargetClass().getPackageName().contains("springframework.jdbc"))
                .map(use -> within(use.getOriginClass()))
                .filter(place ->
                    !Set.of(
                            "server",
                            "server.database",
                            "server.postgres",
                            "server.postgres.access",
                            "server.postgres.standing")
                        .contains(place))
                .collect(Collectors.toSet()))
        .isEmpty();
  }

  /// What the rooms of the one door may use.
  private static Set<String> door(String... more) {
    var rooms = new HashSet<>(Set.of(more));
    rooms.addAll(
        Set.of(
            "vocabulary",
            "policy",
            "subject",
            "ledger",
            "sealed",
            "vault",
            "identifiers",
            "keys",
            "passage",
            "requests",
            "outbox"));
    return Set.copyOf(rooms);
  }

  private static Set<String> doing(String... more) {
    var rooms = new HashSet<>(Set.of(more));
    rooms.addAll(
        Set.of(
            "vocabulary", "policy", "subject", "calendar", "ledger", "gate", "passage", "outbox"));
    return Set.copyOf(rooms);
  }

  private static Set<String> breaches(JavaClasses classes) {
    return uses(classes, FloorPlanTest::isRoom)
        .filter(use -> use.getTargetClass().getName().startsWith(HOUSE))
        .filter(use -> !isAllowed(room(use.getOriginClass()), room(use.getTargetClass())))
        .filter(use -> !isPassedThrough(use))
        .map(use -> room(use.getOriginClass()) + " uses " + room(use.getTargetClass()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether it is a value of the vault's that a room above the gate hands in or is shown.
  private static boolean isPassedThrough(Dependency use) {
    return room(use.getTargetClass()).equals("vault")
        && PASSING.contains(use.getTargetClass().getSimpleName())
        && (room(use.getOriginClass()).equals("passage")
            || isAllowed(room(use.getOriginClass()), "passage"));
  }

  private static Set<String> crowded(JavaClasses classes, int most) {
    return classes.stream()
        .filter(each -> !each.getName().contains("$"))
        .filter(each -> !each.getSimpleName().equals("package-info"))
        .collect(Collectors.groupingBy(FloorPlanTest::within, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(room -> room.getValue() > most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isAllowed(String from, String to) {
    return from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).contains(to);
  }

  private static Stream<Dependency> uses(JavaClasses classes, Function<JavaClass, Boolean> by) {
    return classes.stream()
        .filter(by::apply)
        .flatMap(each -> each.getDirectDependenciesFromSelf().stream());
  }

  private static Set<String> roomsOf(JavaClasses classes) {
    return classes.stream()
        .filter(FloorPlanTest::isRoom)
        .map(FloorPlanTest::room)
        .collect(Collectors.toSet());
  }

  /// Whether the class is in the core: neither in the server nor in the programs beside it.
  private static boolean isRoom(JavaClass each) {
    return !Set.of(SERVER, "cli", "client", "testkit").contains(room(each));
  }

  private static String room(JavaClass each) {
    String name = each.getPackageName();
    return name.startsWith(HOUSE) ? name.substring(HOUSE.length()).replaceAll("\\..*", "") : "";
  }

  private static String within(JavaClass each) {
    String name = each.getPackageName();
    return name.startsWith(HOUSE) ? name.substring(HOUSE.length()) : name;
  }
}
