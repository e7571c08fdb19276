package org.trygg.gate;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.trygg.asking.ReadingStore;
import org.trygg.keys.SealedRing;
import org.trygg.passage.Contents;
import org.trygg.passage.Shown;
import org.trygg.policy.Masking;
import org.trygg.vault.Fields;
import org.trygg.vault.HeldRecord;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;
import org.trygg.vault.Segments;
import org.trygg.vault.TimeRange;
import org.trygg.vault.TrafficEvent;
import org.trygg.vault.Vault;

/// Contents fetched from the vault piece by piece, outside of any transaction, and opened by a
/// permit in between: a slow reader holds no connection.
record OpenedContents(Vault vault, Permit permit, Scope scope) implements Contents {
  /// What of the category may be seen. Fields are masked before they leave the gate, so that no
  /// screen and no file ever had the rest.
  ///
  /// @param usable whether an item so labelled may be used for the purpose
  record Scope(TimeRange range, Masking masking, Predicate<Label> usable) {
    private static final int SHOWN = 2;
    private static final int SHORT = 6;
    private static final String MASK = "••••••";

    Shown shown(HeldRecord each, Permit permit) {
      var fields = masked(each.fields(permit));
      return new Shown(
          Optional.of(each.id().value()),
          each.collectedAt(),
          Optional.empty(),
          each.label().collected().source(),
          each.former(),
          fields);
    }

    Shown shown(TrafficEvent event) {
      var fields = masked(event.fields());
      return new Shown(
          Optional.empty(), event.at(), Optional.of(event.type()), event.source(), false, fields);
    }

    private Fields masked(Fields fields) {
      if (masking.fields().isEmpty()) {
        return fields;
      }
      var masked = new TreeMap<>(fields.byName());
      masked.replaceAll((name, value) -> masking.fields().contains(name) ? mask(value) : value);
      return Fields.of(masked);
    }

    /// The last two characters of a long value, and nothing of a short one; never its length.
    private static String mask(String value) {
      return value.length() > SHORT ? MASK + value.substring(value.length() - SHOWN) : MASK;
    }
  }

  @Override
  public void forEach(Consumer<Shown> to) {
    vault.records().readAll(permit).stream()
        .filter(each -> scope.usable.test(each.label()))
        .forEach(each -> to.accept(scope.shown(each, permit)));
    vault
        .segments()
        .read(permit, scope.range, scope.usable, event -> to.accept(scope.shown(event)));
  }

  @Override
  public String toString() {
    return "Contents[REDACTED]";
  }

  /// Contents fetched sealed, a few, and opened here by a permit when they are asked for; no
  /// connection is held meanwhile.
  record Few(
      Vault vault, Permit permit, Optional<SealedRing> ring, ReadingStore.Items items, Scope scope)
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
}
