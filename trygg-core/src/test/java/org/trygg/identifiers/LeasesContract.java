package org.trygg.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.identifiers.Holder.Certainty.CERTAIN;
import static org.trygg.identifiers.Holder.Certainty.UNCERTAIN;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.Tagging;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Who held which address, whatever the store is; run for memory in the core, for PostgreSQL in the
/// server. Times are in minutes; clocks are believed to the second, silence for an hour.
public abstract class LeasesContract {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final SubjectRef BO = new SubjectRef(new UUID(2, 2));
  private static final Instant NOON = Instant.parse("2027-01-09T11:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2027, 7, 9);
  private static final Holder NONE = new Holder.None();
  private static final String SHARED = "198.51.100.1";

  @TempDir private Path folder;
  private Tagging tagging;
  private Leases leases;

  protected abstract IdentifierStore emptyStore();

  @BeforeEach
  void start() {
    tagging = FileKeyset.tagging(folder.resolve("index"));
    leases = leases(new Bounds(Duration.ofSeconds(1), Duration.ofHours(1)));
  }

  @Test
  void anAddressLeadsToItsHolderFromTheFirstInstantUntilTheEnd() {
    put(ANNA, "192.0.2.7", Tenure.told(at(0), at(60)));
    put(BO, "192.0.2.7", Tenure.told(at(70), at(120)));

    assertThat(holder("192.0.2.7", -1)).isEqualTo(NONE);
    assertThat(holder("192.0.2.7", 1)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 59)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 60)).isEqualTo(NONE);
    assertThat(holder("192.0.2.7", 71)).isEqualTo(new Holder.One(BO, CERTAIN));
    assertThat(holder("192.0.2.7", 120)).isEqualTo(NONE);
    assertThat(holder("192.0.2.8", 30)).isEqualTo(NONE);
  }

  @ParameterizedTest(name = "{0} s after the change, believed to {1} s: {2}")
  @CsvSource({
    "-3, 2, ANNA",
    "-2, 2, AMBIGUOUS",
    "0,  2, AMBIGUOUS",
    "1,  2, AMBIGUOUS",
    "2,  2, BO",
    "0,  0, BO",
    "-1, 0, ANNA",
  })
  void nearAChangeOfHolderNobodyIsNamed(long seconds, long tolerance, String answer) {
    leases = leases(new Bounds(Duration.ofSeconds(tolerance), Duration.ofHours(1)));
    put(ANNA, "192.0.2.7", Tenure.told(at(0), at(60)));
    put(BO, "192.0.2.7", Tenure.told(at(60), at(120)));

    Holder expected =
        switch (answer) {
          case "ANNA" -> new Holder.One(ANNA, CERTAIN);
          case "BO" -> new Holder.One(BO, CERTAIN);
          case String _ -> new Holder.Ambiguous(2);
        };
    assertThat(holder("192.0.2.7", OptionalInt.empty(), at(60).plusSeconds(seconds)))
        .isEqualTo(expected);
  }

  @Test
  void nearAnEndThatNobodyFollowedTheAnswerIsUncertain() {
    put(ANNA, "192.0.2.7", Tenure.told(at(0), at(60)));

    assertThat(holder("192.0.2.7", OptionalInt.empty(), at(60).minusMillis(500)))
        .isEqualTo(new Holder.One(ANNA, UNCERTAIN));
    assertThat(holder("192.0.2.7", OptionalInt.empty(), at(60).plusMillis(500))).isEqualTo(NONE);
  }

  @Test
  void anOpenSessionIsCertainUntilLastHeardOfAndUncertainWhileItMayRun() {
    session(ANNA, "s/1", new Tenure(at(0), at(0), new Tenure.End.Open(), false));
    session(ANNA, "s/1", new Tenure(at(0), at(30), new Tenure.End.Open(), false));

    assertThat(holder("192.0.2.7", 29)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 31)).isEqualTo(new Holder.One(ANNA, UNCERTAIN));
    assertThat(holder("192.0.2.7", 89)).isEqualTo(new Holder.One(ANNA, UNCERTAIN));
    assertThat(holder("192.0.2.7", 91)).isEqualTo(NONE);
  }

  @Test
  void aStopClosesTheSessionItNamesHoweverItsBeginningIsReckoned() {
    session(ANNA, "s/1", Tenure.begun(at(0)));
    session(ANNA, "s/1", new Tenure(at(0).plusSeconds(1), at(20), new Tenure.End.Open(), false));
    session(ANNA, "s/1", new Tenure(at(40), at(40), new Tenure.End.Told(at(40)), true));

    assertThat(holder("192.0.2.7", 39)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 41)).isEqualTo(NONE);
    assertThat(leases.due(DAY, 10)).hasSize(1);
  }

  @Test
  void aNameOfASessionThatComesAgainIsAnotherSession() {
    session(ANNA, "s/1", Tenure.told(at(0), at(10)));
    session(ANNA, "s/1", Tenure.told(at(100), at(110)));

    assertThat(holder("192.0.2.7", 5)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 50)).isEqualTo(NONE);
    assertThat(holder("192.0.2.7", 105)).isEqualTo(new Holder.One(ANNA, CERTAIN));
  }

  @Test
  void aNewStartOnTheAddressEndsTheSessionWhoseStopIsLost() {
    session(ANNA, "s/1", Tenure.begun(at(0)));
    session(BO, "s/2", Tenure.told(at(30), at(40)));

    assertThat(holder("192.0.2.7", 29)).isEqualTo(new Holder.One(ANNA, UNCERTAIN));
    assertThat(holder("192.0.2.7", 35)).isEqualTo(new Holder.One(BO, CERTAIN));
    assertThat(holder("192.0.2.7", 45)).isEqualTo(NONE);
  }

  @Test
  void aSignOfLifeAfterTheNewStartMakesBothCount() {
    session(ANNA, "s/1", new Tenure(at(0), at(35), new Tenure.End.Open(), false));
    session(BO, "s/2", Tenure.told(at(30), at(40)));

    assertThat(holder("192.0.2.7", 33)).isEqualTo(new Holder.Ambiguous(2));
    assertThat(holder("192.0.2.7", 38)).isEqualTo(new Holder.Ambiguous(2));
  }

  @Test
  void aNewSessionOnTheSamePortOfTheNasEndsTheFormer() {
    put(
        ANNA,
        "192.0.2.7",
        new AddressLease.Tie(Optional.of("s/1"), Optional.of("nas/7")),
        Tenure.begun(at(0)));
    put(
        BO,
        "192.0.2.8",
        new AddressLease.Tie(Optional.of("s/2"), Optional.of("nas/7")),
        Tenure.begun(at(30)));

    assertThat(holder("192.0.2.7", 29)).isEqualTo(new Holder.One(ANNA, UNCERTAIN));
    assertThat(holder("192.0.2.7", 31)).isEqualTo(NONE);
  }

  @Test
  void aSecondAddressOfTheSameSessionEndsNothing() {
    var tie = new AddressLease.Tie(Optional.of("s/1"), Optional.of("nas/7"));
    put(ANNA, "192.0.2.7", tie, Tenure.begun(at(0)));
    put(ANNA, "2001:db8::7", tie, Tenure.begun(at(1)));

    assertThat(holder("192.0.2.7", 5)).isEqualTo(new Holder.One(ANNA, UNCERTAIN));
  }

  @Test
  void aRenewalExtendsAndAReleaseEnds() {
    put(ANNA, "192.0.2.7", lent(0, 60));
    put(ANNA, "192.0.2.7", lent(50, 110));

    assertThat(holder("192.0.2.7", 50)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 100)).isEqualTo(new Holder.One(ANNA, CERTAIN));

    put(ANNA, "192.0.2.7", Tenure.told(at(50), at(55)));

    assertThat(holder("192.0.2.7", 54)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 58)).isEqualTo(NONE);
    assertThat(holder("192.0.2.7", 100)).isEqualTo(NONE);
  }

  @Test
  void whatWasLentAnewBeforeItRanOutWasGivenUpNobodyKnowsWhen() {
    put(ANNA, "192.0.2.7", lent(0, 60));
    put(BO, "192.0.2.7", lent(30, 90));

    assertThat(holder("192.0.2.7", 20)).isEqualTo(new Holder.One(ANNA, UNCERTAIN));
    assertThat(holder("192.0.2.7", 40)).isEqualTo(new Holder.One(BO, CERTAIN));
  }

  @Test
  void toldLeasesThatOverlapNameNobody() {
    put(ANNA, "192.0.2.7", Tenure.told(at(0), at(61)));
    put(BO, "192.0.2.7", Tenure.told(at(55), at(90)));

    assertThat(holder("192.0.2.7", 58)).isEqualTo(new Holder.Ambiguous(2));
  }

  @Test
  void anInferredEndMakesTheAnswerUncertain() {
    put(ANNA, "192.0.2.7", new Tenure(at(0), at(60), new Tenure.End.Told(at(60)), true));

    assertThat(holder("192.0.2.7", 30)).isEqualTo(new Holder.One(ANNA, UNCERTAIN));
  }

  @Test
  void anAddressOfIpv6LeadsToTheHolderOfAPrefixOfAnyLength() {
    prefix(ANNA, "2001:db8:1:200::", 56);
    prefix(BO, "2001:db8:2:3::", 64);

    assertThat(holder("2001:db8:1:2ff::9", 1)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("2001:db8:1:300::9", 1)).isEqualTo(NONE);
    assertThat(holder("2001:db8:2:3:ffff::1", 1)).isEqualTo(new Holder.One(BO, CERTAIN));
  }

  @Test
  void aPrefixInsideAnothersNamesNobody() {
    prefix(ANNA, "2001:db8:1:200::", 56);
    prefix(BO, "2001:db8:1:201::", 64);

    assertThat(holder("2001:db8:1:201::5", 1)).isEqualTo(new Holder.Ambiguous(2));
    assertThat(holder("2001:db8:1:202::5", 1)).isEqualTo(new Holder.One(ANNA, CERTAIN));
  }

  @Test
  void aLengthOfPrefixThatAnotherServerBroughtInIsLookedForToo() {
    IdentifierStore store = emptyStore();
    leases = new BlindIndex(store, tagging, Bounds.USUAL).leases();
    Leases other = new BlindIndex(store, tagging, Bounds.USUAL).leases();
    assertThat(holder("2001:db8:1:2ff::9", 1)).isEqualTo(NONE);

    other.put(lease(block("2001:db8:1:200::", 56), Tenure.told(at(0), at(60))), ANNA);

    assertThat(holder("2001:db8:1:2ff::9", 1)).isEqualTo(new Holder.One(ANNA, CERTAIN));
  }

  @Test
  void thePortTellsApartWhoSharesAnAddress() {
    shared(ANNA, 1_024, 2_047);
    shared(BO, 2_048, 3_071);

    assertThat(holder(SHARED, OptionalInt.of(2_047), at(1)))
        .isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder(SHARED, OptionalInt.of(2_048), at(1))).isEqualTo(new Holder.One(BO, CERTAIN));
    assertThat(holder(SHARED, OptionalInt.of(3_072), at(1))).isEqualTo(NONE);
    assertThat(holder(SHARED, OptionalInt.empty(), at(1))).isEqualTo(new Holder.Ambiguous(2));
  }

  @Test
  void aSharedAddressWithoutThePortIsUncertainEvenWithOneHolder() {
    shared(ANNA, 1_024, 2_047);

    assertThat(holder(SHARED, OptionalInt.empty(), at(1)))
        .isEqualTo(new Holder.One(ANNA, UNCERTAIN));
  }

  @Test
  void leasesThatAreDueAreErasedById() {
    put(ANNA, "192.0.2.7", Tenure.told(at(0), at(60)));

    assertThat(leases.due(DAY.minusDays(1), 10)).isEmpty();
    List<UUID> due = leases.due(DAY, 10).stream().map(LeaseEntry::id).toList();
    assertThat(leases.erase(due)).isEqualTo(1);

    assertThat(holder("192.0.2.7", 30)).isEqualTo(NONE);
    assertThat(leases.due(DAY, 10)).isEmpty();
  }

  @Test
  void leasesGetAnotherDayAndGoWithTheEventsTheyComeFrom() {
    put(ANNA, "192.0.2.7", Tenure.told(at(0), at(60)));
    put(BO, "192.0.2.7", Tenure.told(at(70), at(120)));
    LeaseOrigin origin = leases.origins(ANNA).getFirst();

    assertThat(leases.redate(ANNA, origin, Optional.empty())).isEqualTo(1);
    assertThat(leases.due(DAY, 10)).extracting(each -> each.key().subject()).containsExactly(BO);
    assertThat(leases.erase(ANNA, origin)).isZero();
    assertThat(leases.erase(ANNA, leases.origins(ANNA).getFirst())).isEqualTo(1);

    assertThat(leases.origins(ANNA)).isEmpty();
    assertThat(holder("192.0.2.7", 30)).isEqualTo(NONE);
    assertThat(holder("192.0.2.7", 100)).isEqualTo(new Holder.One(BO, CERTAIN));
  }

  @Test
  void aSessionLivesAsLongAsTheLastEventThatToldOfIt() {
    session(ANNA, "s/1", Tenure.begun(at(0)));
    var later =
        new LeaseOrigin(
            Category.of("ip-log"), DAY.plusDays(1), Optional.empty(), Optional.of(DAY.plusDays(9)));
    leases.put(
        new AddressLease(
            AddressPrefix.single(InetAddress.ofLiteral("192.0.2.7")),
            Optional.empty(),
            new AddressLease.Tie(Optional.of("s/1"), Optional.empty()),
            Tenure.told(at(0), at(60)),
            later),
        ANNA);

    assertThat(leases.origins(ANNA)).containsExactly(later);
  }

  /// Worlds of leases, each told in an order of its own, with forty questions each.
  @Test
  void theAnswerIsWhatPlainRulesSayInWhateverOrderItIsTold() {
    for (int seed = 0; seed < worlds(); seed++) {
      var told = new ToldRuns(seed);
      leases = leases(told.bounds());
      told.tellings(leases).forEach(Runnable::run);
      for (int i = 0; i < 40; i++) {
        Sighting sighting = told.sighting();
        assertThat(leases.holder(sighting))
            .as("seed %d, question %d", seed, i)
            .isEqualTo(told.answer(sighting));
      }
    }
  }

  /// How many worlds to try.
  protected abstract int worlds();

  private Leases leases(Bounds bounds) {
    return new BlindIndex(emptyStore(), tagging, bounds).leases();
  }

  private Holder holder(String address, int minute) {
    return holder(address, OptionalInt.empty(), at(minute));
  }

  private Holder holder(String address, OptionalInt port, Instant at) {
    return leases.holder(new Sighting(InetAddress.ofLiteral(address), port, at));
  }

  private void put(SubjectRef subject, String address, Tenure tenure) {
    put(subject, address, AddressLease.Tie.NONE, tenure);
  }

  private void put(SubjectRef subject, String address, AddressLease.Tie tie, Tenure tenure) {
    AddressPrefix prefix = AddressPrefix.single(InetAddress.ofLiteral(address));
    leases.put(new AddressLease(prefix, Optional.empty(), tie, tenure, origin()), subject);
  }

  private void session(SubjectRef subject, String name, Tenure tenure) {
    put(subject, "192.0.2.7", new AddressLease.Tie(Optional.of(name), Optional.empty()), tenure);
  }

  private void prefix(SubjectRef subject, String network, int length) {
    leases.put(lease(block(network, length), Tenure.told(at(0), at(60))), subject);
  }

  private void shared(SubjectRef subject, int first, int last) {
    AddressPrefix address = AddressPrefix.single(InetAddress.ofLiteral(SHARED));
    Optional<PortBlock> ports = Optional.of(new PortBlock(first, last));
    Tenure tenure = Tenure.told(at(0), at(60));
    leases.put(new AddressLease(address, ports, AddressLease.Tie.NONE, tenure, origin()), subject);
  }

  private static AddressPrefix block(String network, int length) {
    return new AddressPrefix(InetAddress.ofLiteral(network), length);
  }

  private static AddressLease lease(AddressPrefix prefix, Tenure tenure) {
    return new AddressLease(prefix, Optional.empty(), AddressLease.Tie.NONE, tenure, origin());
  }

  private static Tenure lent(int from, int until) {
    return new Tenure(at(from), at(from), new Tenure.End.Expiring(at(until)), false);
  }

  private static LeaseOrigin origin() {
    return new LeaseOrigin(
        Category.of("ip-log"), DAY, Optional.of(ServiceName.of("internet")), Optional.of(DAY));
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }
}
