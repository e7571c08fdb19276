package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.RIGHTS;
import static org.trygg.gate.GateWorld.feeder;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.identifiers.Rotation;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyRings;
import org.trygg.ledger.Action;
import org.trygg.passage.AddressUse;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Found;
import org.trygg.passage.Happening;
import org.trygg.passage.Outcome;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.subject.LegalHold;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// What the gate does with addresses and with the index that leads from them, whatever its stores
/// are.
public abstract class AddressesContract {
  private static final ServiceName INTERNET = ServiceName.of("internet");
  private static final Category IP_LOG = Category.of("ip-log");
  private static final Category CONTACT = Category.of("contact");
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("198.51.100.23");
  private static final Requester SWEEP = Requester.job("sweep");

  @TempDir private Path keys;
  private GateWorld.Stores stores;
  private GateWorld world;

  protected abstract GateWorld.Stores emptyStores();

  @BeforeEach
  void open() {
    stores = emptyStores();
    world = new GateWorld(stores, keys);
  }

  @Test
  void whoAsksForAHolderIsWrittenIntoTheLogOfWhoeverIsFound() {
    SubjectRef anna = world.customer(INTERNET);
    session(anna, Optional.empty());
    int before = world.entries(anna).size();

    Found found = holder(GateWorld.withoutCase("security"));
    Found refused = holder(GateWorld.withoutCase("billing"));
    Found other = holder(Requester.self(new SubjectRef(new UUID(5, 5))));

    assertThat(found).isEqualTo(new Found.One(found.entry(), anna, false));
    assertThat(refused).isInstanceOf(Found.Refused.class);
    assertThat(other).isInstanceOf(Found.Refused.class);
    assertThat(world.entries(anna))
        .hasSize(before + 1)
        .last()
        .satisfies(each -> assertThat(each.entry().what().category()).contains(IP_LOG));
  }

  @Test
  @Promise("P98")
  void aLeaseGoesWithTheEventsThatToldOfIt() {
    SubjectRef anna = world.on("2023-01-10").customer(ALARM);
    world.contract(anna, INTERNET, "2022-01-01", Optional.of("2023-06-30"));
    session(anna, Optional.empty());
    Instant at = world.now();

    world.on("2031-01-10").gate().erase(SWEEP, anna, new ErasureScope.OfLapsed(), Optional.empty());

    assertThat(holds(anna, IP_LOG)).isFalse();
    assertThat(origins(anna)).isZero();
    assertThat(holder(GateWorld.withoutCase("security"), at)).isInstanceOf(Found.Nobody.class);
  }

  @Test
  void aLeaseIsKeptOrErasedLikeTheEventsWhenACategoryIsErased() {
    SubjectRef anna = world.customer(INTERNET);
    session(anna, Optional.empty());
    Requester rights = world.inCase(anna, "privacy", "rights");

    world.gate().erase(rights, anna, ErasureScope.of(IP_LOG), Optional.of(RIGHTS));

    assertThat(origins(anna) > 0).isEqualTo(holds(anna, IP_LOG));
  }

  @Test
  @Promise("P52")
  void aHoldKeepsTheLeaseUntilItIsReleasedEvenIfItsDayWasWrittenBefore() {
    SubjectRef anna = world.on("2023-01-10").customer(ALARM);
    world.contract(anna, INTERNET, "2022-01-01", Optional.of("2023-06-30"));
    session(anna, Optional.empty());
    world.gate().upkeep().redate(anna);
    Requester rights = world.inCase(anna, "privacy", "rights");
    world.gate().restate(rights, anna, hold(Optional.empty()), Optional.empty());

    world.on("2031-01-10").gate().upkeep().eraseLoose(SWEEP);
    assertThat(origins(anna)).isEqualTo(1);

    world
        .gate()
        .restate(rights, anna, hold(Optional.of(LocalDate.of(2031, 1, 10))), Optional.empty());
    world.gate().upkeep().redate(anna);
    world.on("2031-01-11").gate().upkeep().eraseLoose(SWEEP);
    assertThat(origins(anna)).isZero();
  }

  @Test
  void whenTheKeyOfTheIndexChangesEverythingIsFoundBeforeDuringAndAfter() {
    SubjectRef anna = mail(world.customer(ALARM), "anna@example.se");
    SubjectRef bo = mail(world.customer(ALARM), "bo@example.se");
    newKey("2026-02-01");

    assertThat(world.gate().upkeep().rotation().tags()).isEqualTo(4);
    assertThat(find("anna@example.se")).isEqualTo(anna);

    assertThat(world.gate().upkeep().retag(SWEEP)).isEqualTo(2);
    assertThat(world.gate().upkeep().retag(SWEEP)).isZero();
    assertThat(world.gate().upkeep().rotation()).isEqualTo(new Rotation(0, 0));
    assertThat(find("anna@example.se")).isEqualTo(anna);
    assertThat(find("bo@example.se")).isEqualTo(bo);
    assertThat(world.entries(anna).getLast().entry().what().action()).isEqualTo(Action.READ);

    dropOldKeys("2026-02-02");
    assertThat(find("anna@example.se")).isEqualTo(anna);
    assertThat(find("bo@example.se")).isEqualTo(bo);
  }

  @Test
  void anErasureInTheMiddleOfAChangeOfKeyLeavesNothing() {
    mail(world.customer(ALARM), "anna@example.se");
    SubjectRef bo = mail(world.on("2023-01-10").customer(), "bo@example.se");
    world.contract(bo, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    newKey("2031-01-10");
    var under = stores.transactions().call(() -> stores.identifiers().subjectsUnderOtherKeys(0, 9));
    assertThat(under).contains(bo);

    world.gate().erase(SWEEP, bo, new ErasureScope.OfLapsed(), Optional.empty());
    world.gate().upkeep().retag(SWEEP);

    assertThat(found("bo@example.se")).isInstanceOf(Found.Nobody.class);
    assertThat(stores.transactions().call(() -> stores.identifiers().subjectsUnderOtherKeys(0, 9)))
        .doesNotContain(bo);
    assertThat(world.gate().upkeep().rotation().tags()).isZero();
  }

  @Test
  void aLeaseIsFoundUnderItsOldKeyAndChangesKeyWhenItIsToldAgain() {
    SubjectRef anna = world.customer(INTERNET);
    session(anna, Optional.empty());
    Instant start = world.now();
    newKey("2026-01-11");

    assertThat(holder(GateWorld.withoutCase("security"), start)).isInstanceOf(Found.One.class);
    assertThat(world.gate().upkeep().rotation().leases()).isEqualTo(1);

    session(anna, Optional.of(start));

    assertThat(world.gate().upkeep().rotation().leases()).isZero();
    Found found = holder(GateWorld.withoutCase("security"), start.plusSeconds(60));
    assertThat(found).isEqualTo(new Found.One(found.entry(), anna, true));
  }

  @Test
  @Promise("P22")
  void aRestoredCategoryThatNoKeyOpensLeadsToNobodyAndWhatRemainsDoes() {
    SubjectRef anna = mail(world.customer(ALARM, INTERNET), "anna@example.se");
    SubjectRef bo = mail(world.customer(ALARM), "bo@example.se");
    session(anna, Optional.empty());
    forgetAsIfRestored(anna, CONTACT);

    assertThat(world.gate().eraseKeyless(SWEEP, anna)).isEqualTo(1);

    assertThat(found("anna@example.se")).isInstanceOf(Found.Nobody.class);
    assertThat(find("bo@example.se")).isEqualTo(bo);
    var personnummer = Identifier.of(IdentifierKind.PERSONNUMMER, GateWorld.PERSONNUMMER);
    assertThat(world.gate().find(feeder(), personnummer)).isInstanceOf(Found.Several.class);
    assertThat(origins(anna)).isEqualTo(1);
    assertThat(world.entries(anna).getLast().entry().what().action()).isEqualTo(Action.READ);

    forgetAsIfRestored(anna, IP_LOG);
    assertThat(world.gate().eraseKeyless(SWEEP, anna)).isEqualTo(1);
    assertThat(origins(anna)).isZero();
    assertThat(world.gate().eraseKeyless(SWEEP, anna)).isZero();
  }

  /// Its keys are gone, and its rows and what leads from them are there again.
  private void forgetAsIfRestored(SubjectRef subject, Category category) {
    var rings =
        new KeyRings(
            stores.rings(),
            FileKeyset.encryption(keys.resolve("rings")),
            FileKeyset.tagging(keys.resolve("tombstones")),
            new SecureRandom());
    stores
        .transactions()
        .call(() -> {
          rings.forget(subject, category);
          return category;
        });
  }

  private void newKey(String day) {
    FileKeyset.addTaggingKey(keys.resolve("identifiers"));
    world = new GateWorld(stores, keys).on(day);
  }

  private void dropOldKeys(String day) {
    Path file = keys.resolve("identifiers");
    FileKeyset.dropOtherTaggingKeys(file, FileKeyset.tagging(file).keyNumber());
    world = new GateWorld(stores, keys).on(day);
  }

  private SubjectRef mail(SubjectRef subject, String address) {
    assertThat(world.tell(subject, CONTACT, Map.of("email", address)))
        .isInstanceOf(Outcome.Kept.class);
    return subject;
  }

  private Found found(String mail) {
    return world.gate().find(feeder(), Identifier.of(IdentifierKind.EMAIL, mail));
  }

  private SubjectRef find(String mail) {
    return ((Found.One) found(mail)).subject();
  }

  private Found holder(Requester by) {
    return holder(by, world.now());
  }

  private Found holder(Requester by, Instant at) {
    return world.gate().holder(by, ADDRESS, OptionalInt.empty(), at);
  }

  private boolean holds(SubjectRef subject, Category category) {
    return world.gate().holdings(subject).stream()
        .anyMatch(each -> each.category().equals(category));
  }

  private int origins(SubjectRef subject) {
    return stores.transactions().call(() -> stores.identifiers().leases().origins(subject)).size();
  }

  private static StandingChange hold(Optional<LocalDate> until) {
    return new StandingChange.Held(
        new LegalHold(
            new UUID(4, 4),
            LegalHold.Ground.LEGAL_CLAIM,
            Set.of(),
            LocalDate.of(2023, 1, 1),
            until));
  }

  /// A session that began at the instant, and now is told to run.
  private void session(SubjectRef of, Optional<Instant> start) {
    Instant from = start.orElse(world.now());
    var block = new AddressUse.Block(ADDRESS, 32, Optional.empty());
    var span = new AddressUse.Span(from, world.now(), Optional.empty(), false, false);
    var use = new AddressUse(block, span, Optional.of("nas/1"), Optional.empty());
    var event = new Happening(world.now(), "radius.start", Map.of("session", "s/1"), List.of(use));
    var origin = new Submission.Origin(of, IP_LOG, Source.of("service-use"));
    Submission told =
        Submission.events(origin, Optional.of(INTERNET), world.gate().today(), List.of(event));
    assertThat(world.submit(told)).isInstanceOf(Outcome.Kept.class);
  }
}
