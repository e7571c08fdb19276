package org.trygg.gate;

import java.util.Optional;
import java.util.function.Consumer;
import org.trygg.keys.SealedRing;
import org.trygg.passage.Contents;
import org.trygg.passage.Shown;
import org.trygg.vault.Permit;
import org.trygg.vault.Segments;
import org.trygg.vault.Vault;

/// Contents fetched sealed, a few, and opened here by a permit when they are asked for; no
/// connection is held meanwhile.
record SeenContents(
    Vault vault,
    Permit permit,
    Optional<SealedRing> ring,
    ReadingStore.Items items,
    OpenedContents.Scope scope)
    implements Contents {
  @Override
  public void forEach(Consumer<Shown> to) {
    ring.ifPresent(each -> open(each, to));
  }

  private void open(SealedRing opening, Consumer<Shown> to) {
    var records =
        items.records().stream().filter(each -> scope.usable().test(each.label())).toList();
    var segments =
        items.segments().stream().filter(each -> scope.usable().test(each.label())).toList();
    vault
        .records()
        .open(permit, opening, records)
        .forEach(each -> to.accept(scope.shown(each, permit)));
    var within = new Segments.Opening(permit, opening, scope.range());
    vault.segments().open(within, segments, event -> to.accept(scope.shown(event)));
  }

  @Override
  public String toString() {
    return "Contents[REDACTED]";
  }
}
