package org.trygg.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.trygg.requests.Demand;

/// What a rule takes a mail's words to ask for.
public enum Wish {
  ACCESS,
  PORTABILITY,
  PRODUCT_DATA,
  /// That something is put right: a person finds which item is meant.
  RECTIFICATION,
  ERASURE,
  /// That processing is restricted: a person finds on which of the four grounds.
  RESTRICTION,
  OBJECTION,
  OBJECTION_TO_MARKETING,
  WITHDRAWAL,
  HUMAN_REVIEW,
  COMPLAINT,
  /// Words of data protection, and no word of what is wanted.
  UNSPECIFIED;

  /// The word by which files and answers name it, such as `human-review`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The demand, where the words alone make one; empty where a person has to find the rest.
  public Optional<Demand> demand() {
    return switch (this) {
      case ACCESS -> Optional.of(new Demand.Access());
      case PORTABILITY -> Optional.of(new Demand.Portability());
      case PRODUCT_DATA -> Optional.of(new Demand.ProductData());
      case ERASURE -> Optional.of(new Demand.Erasure(Set.of()));
      case OBJECTION -> Optional.of(new Demand.Objection(Set.of()));
      case OBJECTION_TO_MARKETING -> Optional.of(new Demand.ObjectionToMarketing());
      case WITHDRAWAL -> Optional.of(new Demand.Withdrawal(Set.of()));
      case HUMAN_REVIEW -> Optional.of(new Demand.HumanReview());
      case COMPLAINT -> Optional.of(new Demand.Complaint());
      case RECTIFICATION, RESTRICTION, UNSPECIFIED -> Optional.empty();
    };
  }
}
