package org.trygg.requests;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.trygg.subject.Restriction;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// What a data subject demands of the controller. Its own words, if any, are in the case file; here
/// is only what decides.
public sealed interface Demand {
  /// A copy of what is held, and what Art. 15 tells beside it.
  record Access() implements Demand {}

  /// What the subject has given or its use has left, in a form that machines read: Art. 20.
  record Portability() implements Demand {}

  /// What a connected product has measured, for its user: Regulation (EU) 2023/2854 Art. 4.
  record ProductData() implements Demand {}

  /// That something wrong or incomplete is put right: Art. 16.
  ///
  /// @param item the pseudonym of what is wrong
  record Rectification(UUID item) implements Demand {}

  /// That data is erased: Art. 17.
  ///
  /// @param categories which; none means everything
  record Erasure(Set<Category> categories) implements Demand {
    public Erasure {
      categories = Set.copyOf(categories);
    }
  }

  /// That data is stored and little else: Art. 18.
  ///
  /// @param categories which; none means everything
  record Restricting(Restriction.Ground ground, Set<Category> categories) implements Demand {
    public Restricting {
      categories = Set.copyOf(categories);
    }
  }

  /// That what rests on a balance of interests stops: Art. 21(1).
  ///
  /// @param purposes which; none means that the subject has yet to say
  record Objection(Set<Purpose> purposes) implements Demand {
    public Objection {
      purposes = Set.copyOf(purposes);
    }
  }

  /// That marketing stops, without any condition: Art. 21(2) and (3).
  record ObjectionToMarketing() implements Demand {}

  /// That a consent ends: Art. 7(3).
  ///
  /// @param purposes which; none means all of them
  record Withdrawal(Set<Purpose> purposes) implements Demand {
    public Withdrawal {
      purposes = Set.copyOf(purposes);
    }
  }

  /// That a person looks again at what a machine decided: Art. 22(3).
  record HumanReview() implements Demand {}

  /// That the controller answers for what it has done: Art. 77 leads on to the authority.
  record Complaint() implements Demand {}

  /// The kinds of demands, by which they are told and counted.
  enum Kind {
    ACCESS,
    PORTABILITY,
    PRODUCT_DATA,
    RECTIFICATION,
    ERASURE,
    RESTRICTION,
    OBJECTION,
    OBJECTION_TO_MARKETING,
    WITHDRAWAL,
    HUMAN_REVIEW,
    COMPLAINT;

    /// Its word, such as `product-data`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Which kind it is.
  default Kind kind() {
    return switch (this) {
      case Access _ -> Kind.ACCESS;
      case Portability _ -> Kind.PORTABILITY;
      case ProductData _ -> Kind.PRODUCT_DATA;
      case Rectification _ -> Kind.RECTIFICATION;
      case Erasure _ -> Kind.ERASURE;
      case Restricting _ -> Kind.RESTRICTION;
      case Objection _ -> Kind.OBJECTION;
      case ObjectionToMarketing _ -> Kind.OBJECTION_TO_MARKETING;
      case Withdrawal _ -> Kind.WITHDRAWAL;
      case HumanReview _ -> Kind.HUMAN_REVIEW;
      case Complaint _ -> Kind.COMPLAINT;
    };
  }

  /// How long the controller may take: a month, Art. 12(3), which a vague or hard demand may
  /// lengthen; but data of a product is given without any such month, Regulation 2023/2854 Art.
  /// 4(1).
  default Allowance allowance() {
    return switch (this) {
      case Access _,
          Portability _,
          Rectification _,
          Erasure _,
          Restricting _,
          Objection _,
          ObjectionToMarketing _,
          Withdrawal _,
          HumanReview _,
          Complaint _ ->
          Allowance.ONE_MONTH;
      case ProductData _ -> Allowance.NEXT_WORKING_DAY;
    };
  }

  /// Whether carrying it out may erase something.
  default boolean mayErase() {
    return switch (this) {
      case Erasure _, Objection _, ObjectionToMarketing _, Withdrawal _ -> true;
      case Access _,
          Portability _,
          ProductData _,
          Rectification _,
          Restricting _,
          HumanReview _,
          Complaint _ ->
          false;
    };
  }

  /// Whether it takes effect when it arrives, before anybody has answered: what stops, stops at
  /// once, and control of the contact point is proof enough.
  default boolean isAtOnce() {
    return switch (this) {
      case ObjectionToMarketing _, Withdrawal _ -> true;
      case Access _,
          Portability _,
          ProductData _,
          Rectification _,
          Erasure _,
          Restricting _,
          Objection _,
          HumanReview _,
          Complaint _ ->
          false;
    };
  }
}
