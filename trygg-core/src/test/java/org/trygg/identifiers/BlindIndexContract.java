package org.trygg.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.identifiers.Holder.Certainty.CERTAIN;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
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
  void anErasedSubjectIsLedToByNothing() throws Exception {
    index.add(MAIL, ANNA);
    index.add(MAIL, BO);
    index.leases().put(lease("192.0.2.7"), ANNA);

    assertThat(index.erase(ANNA)).isEqualTo(2);

    assertThat(index.find(MAIL)).isEqualTo(new Holder.One(BO, CERTAIN));
    var sighting = new Sighting(InetAddress.getByName("192.0.2.7"), OptionalInt.empty(), NOON);
    assertThat(index.leases().holder(sighting)).isEqualTo(NONE);
  }

  @Test
  void anotherKeyFindsNothing() {
    IdentifierStore store = emptyStore();
    new BlindIndex(store, FileKeyset.tagging(folder.resolve("one"))).add(MAIL, ANNA);

    assertThat(new BlindIndex(store, FileKeyset.tagging(folder.resolve("other"))).find(MAIL))
        .isEqualTo(NONE);
  }

  private static AddressLease lease(String address) throws Exception {
    return new AddressLease(
        AddressPrefix.single(InetAddress.getByName(address)),
        Optional.empty(),
        AddressLease.Tie.NONE,
        Tenure.begun(NOON),
        new LeaseOrigin(
            Category.of("ip-log"), DAY, Optional.of(ServiceName.of("internet")), Optional.empty()));
  }
}
