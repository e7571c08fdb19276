package org.trygg.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.identifiers.Holder.Certainty.CERTAIN;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
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
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.ServiceName;
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
  void ofTheSameLeaseToldTwiceTogetherBothAreKnown() {
    var home = InetAddress.ofLiteral("192.0.2.7");
    Instant stop = NOON.plusSeconds(60);
    index
        .leases()
        .put(
            List.of(
                new Leases.Leased(lease(home, Tenure.begun(NOON)), ANNA),
                new Leases.Leased(lease(home, Tenure.told(NOON, stop)), ANNA)));

    assertThat(index.leases().holder(new Sighting(home, OptionalInt.empty(), NOON.plusSeconds(5))))
        .isEqualTo(new Holder.One(ANNA, CERTAIN));
    assertThat(
            index
                .leases()
                .holder(new Sighting(home, OptionalInt.empty(), stop.plus(Duration.ofDays(1)))))
        .isEqualTo(NONE);
    assertThat(index.erase(ANNA)).isEqualTo(1);
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
  void anErasedSubjectIsLedToByNothing() {
    index.add(MAIL, ANNA);
    index.add(MAIL, BO);
    index.leases().put(lease(InetAddress.ofLiteral("192.0.2.7"), Tenure.begun(NOON)), ANNA);

    assertThat(index.erase(ANNA)).isEqualTo(2);

    assertThat(index.find(MAIL)).isEqualTo(new Holder.One(BO, CERTAIN));
    var sighting = new Sighting(InetAddress.ofLiteral("192.0.2.7"), OptionalInt.empty(), NOON);
    assertThat(index.leases().holder(sighting)).isEqualTo(NONE);
  }

  @Test
  void anotherKeyFindsNothing() {
    IdentifierStore store = emptyStore();
    new BlindIndex(store, FileKeyset.tagging(folder.resolve("one"))).add(MAIL, ANNA);

    assertThat(new BlindIndex(store, FileKeyset.tagging(folder.resolve("other"))).find(MAIL))
        .isEqualTo(NONE);
  }

  private static AddressLease lease(InetAddress address, Tenure tenure) {
    return new AddressLease(
        AddressPrefix.single(address),
        Optional.empty(),
        AddressLease.Tie.NONE,
        tenure,
        new LeaseOrigin(
            Category.of("ip-log"), DAY, Optional.of(ServiceName.of("internet")), Optional.empty()));
  }
}
