package org.trygg.passage;

import org.trygg.ledger.Action;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.Invoice;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Category;

/// A fact about a subject that decisions depend on: new, or changed from what it was.
///
/// Each belongs to a category of the policy, and may be told by those who may collect that.
public sealed interface StandingChange {
  /// A contract was made, or has ended.
  record Contracted(Contract contract) implements StandingChange {}

  /// An invoice was issued, settled, or its prescription interrupted.
  record Invoiced(Invoice invoice) implements StandingChange {}

  /// A consent was given, or withdrawn.
  record Consented(Consent consent) implements StandingChange {}

  /// An objection was made, or overridden.
  record Objected(Objection objection) implements StandingChange {}

  /// Processing was restricted, or a restriction lifted.
  record Restricted(Restriction restriction) implements StandingChange {}

  /// A hold was laid, or released.
  record Held(LegalHold hold) implements StandingChange {}

  /// An authority has protected the subject's identity, or ended that.
  record Protected(boolean isProtected) implements StandingChange {}

  /// The standing with the fact in it.
  default Standing applyTo(Standing standing) {
    return switch (this) {
      case Contracted(var contract) -> standing.with(contract);
      case Invoiced(var invoice) -> standing.with(invoice);
      case Consented(var consent) -> standing.with(consent);
      case Objected(var objection) -> standing.with(objection);
      case Restricted(var restriction) -> standing.with(restriction);
      case Held(var hold) -> standing.with(hold);
      case Protected(boolean isProtected) -> standing.withProtectedIdentity(isProtected);
    };
  }

  /// The category that the fact belongs to.
  default Category category() {
    return switch (this) {
      case Contracted _ -> Category.of("subscription");
      case Invoiced _ -> Category.of("invoice");
      case Consented _ -> Category.of("consent");
      case Objected _ -> Category.of("suppression");
      case Restricted _, Held _ -> Category.of("case-file");
      case Protected _ -> Category.of("identity");
    };
  }

  /// What the ledger calls it, given what was there before.
  default Action action(Standing before) {
    return switch (this) {
      case Contracted _, Invoiced _, Protected _ -> Action.STANDING;
      case Consented(var consent) ->
          consent.withdrawn().isPresent() ? Action.WITHDRAW : Action.CONSENT;
      case Objected(var objection) ->
          objection.overridden().isPresent() ? Action.RELEASE : Action.OBJECT;
      case Restricted(var restriction) ->
          restriction.lifted().isPresent() ? Action.RELEASE : Action.RESTRICT;
      case Held(var hold) ->
          before.keepers().holds().stream().anyMatch(old -> old.id().equals(hold.id()))
              ? Action.RELEASE
              : Action.HOLD;
    };
  }
}
