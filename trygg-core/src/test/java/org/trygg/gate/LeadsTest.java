package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;
import static org.trygg.gate.GateWorld.RIGHTS;
import static org.trygg.gate.GateWorld.withoutCase;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.keys.Ciphertext;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.passage.Found;
import org.trygg.vault.SealedRecord;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;
import org.trygg.vocabulary.SubjectRef;

/// What still leads to a subject when some of its records are gone.
class LeadsTest {
  private static final Category CREDENTIAL = Category.of("credential");
  private static final Category SUBSCRIPTION = Category.of("subscription");

  @TempDir private Path keys;
  private GateWorld world;
  private SubjectRef anna;

  @BeforeEach
  void oneWhoHasLeft() {
    world = new GateWorld(InMemoryStores.empty(), keys).on("2023-01-10");
    anna = world.customer();
    world.contract(anna, ALARM, "2022-01-01", Optional.of("2023-06-30"));
    world.tell(anna, SUBSCRIPTION, Map.of("account", "anna-ek", "terms", "24 months"));
    world.tell(anna, CREDENTIAL, Map.of("user-id", "anna-ek"));
    world.tell(anna, CREDENTIAL, Map.of("user-id", "anna-2"));
    world.on("2023-09-01");
  }

  @Test
  void whatARecordThatStaysStillTellsLeadsOnAndTheRestDoesNot() {
    assertThat(erase(CREDENTIAL).erased()).hasSize(2);

    assertThat(find("anna-ek")).isInstanceOf(Found.One.class);
    assertThat(find("anna-2")).isInstanceOf(Found.Nobody.class);
  }

  @Test
  void whatCannotBeOpenedIsErasedLikeEverythingElse() {
    damage(CREDENTIAL);

    assertThat(erase(CREDENTIAL).erased()).hasSize(2);

    assertThat(find("anna-ek")).isInstanceOf(Found.One.class);
    assertThat(find("anna-2")).isInstanceOf(Found.Nobody.class);
  }

  @Test
  void whatStaysAndCannotBeOpenedTellsNothingAndStopsNoErasure() {
    damage(SUBSCRIPTION);

    assertThat(erase(CREDENTIAL).erased()).hasSize(2);

    assertThat(find("anna-ek")).isInstanceOf(Found.Nobody.class);
    assertThat(world.gate().holdings(anna))
        .extracting(each -> each.category())
        .contains(SUBSCRIPTION)
        .doesNotContain(CREDENTIAL);
  }

  private ErasureReport erase(Category category) {
    var rights = world.inCase(anna, "privacy", "rights");
    return (ErasureReport)
        world.gate().erase(rights, anna, ErasureScope.of(category), Optional.of(RIGHTS));
  }

  private Found find(String account) {
    return world
        .gate()
        .find(withoutCase("support"), Identifier.of(IdentifierKind.ACCOUNT, account));
  }

  /// Changes a bit of every record of the category behind the vault's back.
  private void damage(Category category) {
    for (SealedRecord each : world.stores().vault().records(anna, category)) {
      byte[] bytes = each.sealed().bytes();
      bytes[bytes.length - 1] ^= 1;
      world
          .stores()
          .vault()
          .replace(new SealedRecord(each.id(), each.former(), each.label(), Ciphertext.of(bytes)));
    }
  }
}
