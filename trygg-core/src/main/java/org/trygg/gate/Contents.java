package org.trygg.gate;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.trygg.policy.Masking;
import org.trygg.vault.HeldRecord;
import org.trygg.vault.Label;
import org.trygg.vault.Permit;
import org.trygg.vault.TimeRange;
import org.trygg.vault.TrafficEvent;
import org.trygg.vault.Vault;

/// What a reading may see, opened piece by piece as it is asked for.
///
/// What was erased meanwhile is not there any more.
public final class Contents {
  private final Transactions transactions;
  private final Vault vault;
  private final Permit permit;
  private final Scope scope;

  /// What of the category may be seen.
  ///
  /// @param usable whether an item so labelled may be used for the purpose
  record Scope(TimeRange range, Masking masking, Predicate<Label> usable) {}

  Contents(Transactions transactions, Vault vault, Permit permit, Scope scope) {
    this.transactions = transactions;
    this.vault = vault;
    this.permit = permit;
    this.scope = scope;
  }

  /// Gives every record, then every event in order of time, one at a time.
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
}
