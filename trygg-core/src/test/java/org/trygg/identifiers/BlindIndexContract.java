package org.trygg.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.identifiers.Holder.Certainty.CERTAIN;
import static org.trygg.identifiers.Holder.Certainty.UNCERTAIN;

import java.net.InetAddress;
import java.nio.file.Path;
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
import org.trygg.keys.FileKeyset;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.SubjectRef;

/// What the index does whatever its store is; run for memory in the core, for PostgreSQL in the
/// server.
public abstract class BlindIndexContract {
  private static final SubjectRef ANNA = new SubjectRef(new UUID(1, 1));
  private static final SubjectRef BO = new SubjectRef(new UUID(2, 2));
  private static final Identifier MAIL = Identifier.of(IdentifierKind.EMAIL, "anna@example.se");
  private static final Instant NOON = Instant.parse("2027-01-09T11:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2027, 7, 9);
  private static final Holder NONE = new Holder.None();

  @TempDir private Path folder;
  private BlindIndex index;

  protected abstract IdentifierStore emptyStore();

  @BeforeEach
  void start() {
    index = new BlindIndex(emptyStore(), FileKeyset.tagging(folder.resolve("index")));
  }

  @Test
  void anIdentifierLeadsToItsSubjectInWhateverFormItIsWritten() {
    index.add(MAIL, ANNA);
    index.add(MAIL, ANNA);

    assertThat(index.find(Identifier.of(IdentifierKind.EMAIL, " Anna@Example.SE ")))
        .isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(index.find(Identifier.of(IdentifierKind.EMAIL, "bo@example.se"))).isEqualTo(NONE);
  }

  @Test
  void severalIdentifiersAreFoundTogether() {
    Identifier shared = Identifier.of(IdentifierKind.EMAIL, "family@example.se");
    Identifier unknown = Identifier.of(IdentifierKind.EMAIL, "cecilia@example.se");
    index.add(
        List.of(
            new BlindIndex.Lead(MAIL, ANNA),
            new BlindIndex.Lead(MAIL, ANNA),
            new BlindIndex.Lead(shared, ANNA),
            new BlindIndex.Lead(shared, BO)));

    assertThat(index.find(Set.of(MAIL, shared, unknown)))
        .isEqualTo(
            Map.of(
                MAIL,
                new Holder.One(ANNA, CERTAIN),
                shared,
                new Holder.Ambiguous(2),
                unknown,
                NONE));
    assertThat(index.find(Set.of())).isEmpty();
  }

  @Test
  void ofTheSameLeaseToldTwiceTogetherTheLastCounts() throws Exception {
    var home = InetAddress.ofLiteral("192.0.2.7");
    var prefix = AddressPrefix.single(home);
    var begun = new Tenure(NOON, Optional.empty(), false);
    var ended = new Tenure(NOON, Optional.of(NOON.plusSeconds(60)), false);
    index.put(
        List.of(
            new BlindIndex.Leased(
                new AddressLease(prefix, Optional.empty(), begun, Optional.of(DAY)), ANNA),
            new BlindIndex.Leased(
                new AddressLease(prefix, Optional.empty(), ended, Optional.of(DAY)), ANNA)));

    assertThat(index.holder(home, OptionalInt.empty(), NOON))
        .isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(index.holder(home, OptionalInt.empty(), NOON.plusSeconds(61))).isEqualTo(NONE);
  }

  @Test
  void theSameValueOfAnotherKindLeadsNowhere() {
    index.add(Identifier.of(IdentifierKind.ACCOUNT, "anna@example.se"), ANNA);

    assertThat(index.find(MAIL)).isEqualTo(NONE);
  }

  @Test
  void anIdentifierThatSeveralShareNamesNobody() {
    index.add(MAIL, ANNA);
    index.add(MAIL, BO);

    assertThat(index.find(MAIL)).isEqualTo(new Holder.Ambiguous(2));

    index.remove(MAIL, BO);
    assertThat(index.find(MAIL)).isEqualTo(new Holder.One(ANNA, CERTAIN));
  }

  @Test
  void anAddressLeadsToItsHolderFromTheFirstInstantUntilTheEnd() throws Exception {
    index.put(lease("192.0.2.7", 32, closed(0, 60)), ANNA);
    index.put(lease("192.0.2.7", 32, closed(60, 120)), BO);

    assertThat(holder("192.0.2.7", -1)).isEqualTo(NONE);
    assertThat(holder("192.0.2.7", 0)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 59)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("192.0.2.7", 60)).isEqualTo(new Holder.One(BO, CERTAIN));
    assertThat(holder("192.0.2.7", 120)).isEqualTo(NONE);
    assertThat(holder("192.0.2.8", 30)).isEqualTo(NONE);
  }

  @Test
  void anOpenLeaseRunsUntilItIsClosed() throws Exception {
    index.put(lease("192.0.2.7", 32, open(0)), ANNA);
    assertThat(holder("192.0.2.7", 10_000)).isEqualTo(new Holder.One(ANNA, CERTAIN));

    index.put(lease("192.0.2.7", 32, closed(0, 60)), ANNA);

    assertThat(holder("192.0.2.7", 10_000)).isEqualTo(NONE);
    assertThat(holder("192.0.2.7", 30)).isEqualTo(new Holder.One(ANNA, CERTAIN));
  }

  @Test
  void leasesThatMeetNameNobody() throws Exception {
    index.put(lease("192.0.2.7", 32, closed(0, 61)), ANNA);
    index.put(lease("192.0.2.7", 32, open(60)), BO);

    assertThat(holder("192.0.2.7", 60)).isEqualTo(new Holder.Ambiguous(2));
  }

  @Test
  void anInferredEndMakesTheAnswerUncertain() throws Exception {
    var tenure = new Tenure(at(0), Optional.of(at(60)), true);
    index.put(lease("192.0.2.7", 32, tenure), ANNA);

    assertThat(holder("192.0.2.7", 30)).isEqualTo(new Holder.One(ANNA, UNCERTAIN));
  }

  @Test
  void anAddressOfIpv6LeadsToTheHolderOfAPrefixOfAnyLength() throws Exception {
    index.put(lease("2001:db8:1:200::", 56, open(0)), ANNA);
    index.put(lease("2001:db8:2:3::", 64, open(0)), BO);

    assertThat(holder("2001:db8:1:2ff::9", 1)).isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("2001:db8:1:300::9", 1)).isEqualTo(NONE);
    assertThat(holder("2001:db8:2:3:ffff::1", 1)).isEqualTo(new Holder.One(BO, CERTAIN));
  }

  @Test
  void aPrefixInsideAnothersNamesNobody() throws Exception {
    index.put(lease("2001:db8:1:200::", 56, open(0)), ANNA);
    index.put(lease("2001:db8:1:201::", 64, open(0)), BO);

    assertThat(holder("2001:db8:1:201::5", 1)).isEqualTo(new Holder.Ambiguous(2));
    assertThat(holder("2001:db8:1:202::5", 1)).isEqualTo(new Holder.One(ANNA, CERTAIN));
  }

  @Test
  void thePortTellsApartWhoSharesAnAddress() throws Exception {
    index.put(shared(1_024, 2_047), ANNA);
    index.put(shared(2_048, 3_071), BO);

    assertThat(holder("198.51.100.1", OptionalInt.of(1_024)))
        .isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(holder("198.51.100.1", OptionalInt.of(2_048)))
        .isEqualTo(new Holder.One(BO, CERTAIN));
    assertThat(holder("198.51.100.1", OptionalInt.of(3_072))).isEqualTo(NONE);
    assertThat(holder("198.51.100.1", OptionalInt.empty())).isEqualTo(new Holder.Ambiguous(2));
  }

  @Test
  void aSharedAddressWithoutThePortIsUncertainEvenWithOneHolder() throws Exception {
    index.put(shared(1_024, 2_047), ANNA);

    assertThat(holder("198.51.100.1", OptionalInt.empty()))
        .isEqualTo(new Holder.One(ANNA, UNCERTAIN));
  }

  @Test
  void leasesThatAreDueAreErasedById() throws Exception {
    index.put(lease("192.0.2.7", 32, closed(0, 60)), ANNA);

    assertThat(index.due(DAY.minusDays(1), 10)).isEmpty();
    List<UUID> due = index.due(DAY, 10).stream().map(LeaseEntry::id).toList();
    assertThat(index.erase(due)).isEqualTo(1);

    assertThat(holder("192.0.2.7", 30)).isEqualTo(NONE);
    assertThat(index.due(DAY, 10)).isEmpty();
  }

  @Test
  void anErasedSubjectIsLedToByNothing() throws Exception {
    index.add(MAIL, ANNA);
    index.add(MAIL, BO);
    index.put(lease("192.0.2.7", 32, open(0)), ANNA);

    assertThat(index.erase(ANNA)).isEqualTo(2);

    assertThat(index.find(MAIL)).isEqualTo(new Holder.One(BO, CERTAIN));
    assertThat(holder("192.0.2.7", 30)).isEqualTo(NONE);
  }

  @Test
  void anotherKeyFindsNothing() {
    IdentifierStore store = emptyStore();
    new BlindIndex(store, FileKeyset.tagging(folder.resolve("one"))).add(MAIL, ANNA);

    assertThat(new BlindIndex(store, FileKeyset.tagging(folder.resolve("other"))).find(MAIL))
        .isEqualTo(NONE);
  }

  private Holder holder(String address, int minute) throws Exception {
    return index.holder(InetAddress.getByName(address), OptionalInt.empty(), at(minute));
  }

  private Holder holder(String address, OptionalInt port) throws Exception {
    return index.holder(InetAddress.getByName(address), port, at(1));
  }

  private static AddressLease shared(int first, int last) throws Exception {
    return new AddressLease(
        AddressPrefix.single(InetAddress.getByName("198.51.100.1")),
        Optional.of(new PortBlock(first, last)),
        open(0),
        Optional.empty());
  }

  private static AddressLease lease(String network, int length, Tenure tenure) throws Exception {
    return new AddressLease(
        new AddressPrefix(InetAddress.getByName(network), length),
        Optional.empty(),
        tenure,
        Optional.of(DAY));
  }

  private static Tenure open(int fromMinute) {
    return new Tenure(at(fromMinute), Optional.empty(), false);
  }

  private static Tenure closed(int fromMinute, int untilMinute) {
    return new Tenure(at(fromMinute), Optional.of(at(untilMinute)), false);
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }
}
