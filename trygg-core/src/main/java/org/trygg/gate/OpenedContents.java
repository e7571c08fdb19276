package org.trygg.gate;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Contents;
import org.trygg.passage.Shown;
import org.trygg.policy.Masking;
import org.trygg.vault.HeldRecord;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;
import org.trygg.vault.TimeRange;
import org.trygg.vault.TrafficEvent;
import org.trygg.vault.Vault;

/// Contents opened from the vault by a permit, each reading of them in a transaction.
record OpenedContents(Transactions transactions, Vault vault, Permit permit, Scope scope)
    implements Contents {
  /// What of the category may be seen.
  ///
  /// @param usable whether an item so labelled may be used for the purpose
  record Scope(TimeRange range, Masking masking, Predicate<Label> usable) {}

  @Override
  public void forEach(Consumer<Shown> to) {
    transactions.call(() -> {
      vault.records().readAll(permit).stream()
          .filter(each -> scope.usable.test(each.label()))
          .forEach(each -> to.accept(shown(each)));
      vault.segments().read(permit, scope.range, scope.usable, event -> to.accept(shown(event)));
      return true;
    });
  }

  private Shown shown(HeldRecord each) {
    var fields = Masks.apply(scope.masking, each.fields(permit));
    return new Shown(
        each.collectedAt(),
        Optional.empty(),
        each.label().collected().source(),
        each.former(),
        fields);
  }

  private Shown shown(TrafficEvent event) {
    var fields = Masks.apply(scope.masking, event.fields());
    return new Shown(event.at(), Optional.of(event.type()), event.source(), false, fields);
  }

  @Override
  public String toString() {
    return "Contents[REDACTED]";
  }
}
