package org.trygg.policy;

import java.time.Period;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Recipient;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.Words;

/// One rule of a policy: it has a name, says in words what it does, and names the promises it
/// keeps.
public sealed interface Rule {
  Head head();

  /// What every rule has.
  ///
  /// @param keeps the promises of the notice that the rule keeps; never empty in a checked policy
  /// @param law the statute that the rule rests on, such as `BFL 7:2`; empty where it needs none
  record Head(RuleId id, Words words, SortedSet<PromiseId> keeps, Optional<String> law) {
    public Head {
      keeps = Collections.unmodifiableSortedSet(new TreeSet<>(keeps));
    }
  }

  /// What is held: a category, its fields, where it may come from and what it is to the law.
  ///
  /// @param fields by name, in the order of the policy
  /// @param sources where it may come from; never empty
  record OfCategory(
      Head head,
      Category category,
      Nature nature,
      SortedMap<String, FieldType> fields,
      Set<Source> sources)
      implements Rule {
    public OfCategory {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
      sources = Set.copyOf(sources);
    }
  }

  /// What a category is to the notice and to the law.
  ///
  /// @param lekTraffic whether LEK 1:7 calls it traffic data; narrower than [DataKind#TRAFFIC]
  /// @param special whether GDPR Art. 9 covers it, so that collecting it needs explicit consent
  /// @param discardedAtOnce whether it is never stored at all
  record Nature(DataKind kind, boolean lekTraffic, boolean special, boolean discardedAtOnce) {}

  /// Where data may come from.
  record OfSource(Head head, Source source) implements Rule {}

  /// Which categories a service lets be collected; holding the service is the condition.
  record OfService(Head head, ServiceName service, Set<Category> collects) implements Rule {
    public OfService {
      collects = Set.copyOf(collects);
    }
  }

  /// A purpose that data may be processed for.
  ///
  /// @param marketing whether it is direct marketing, against which an objection is absolute: GDPR
  ///   Art. 21(3)
  record OfPurpose(Head head, Purpose purpose, boolean marketing) implements Rule {}

  /// The legal basis on which categories may be processed for a purpose and all within it.
  ///
  /// @param despiteRestriction whether GDPR Art. 18(2) lets it go on while processing is restricted
  record OfBasis(
      Head head,
      Purpose purpose,
      Set<Category> categories,
      LegalBasis basis,
      Form form,
      boolean despiteRestriction)
      implements Rule {
    public OfBasis {
      categories = Set.copyOf(categories);
    }
  }

  /// Until when categories may be used for a purpose and all within it.
  record OfRetention(Head head, Purpose purpose, Set<Category> categories, RetentionPeriod period)
      implements Rule {
    public OfRetention {
      categories = Set.copyOf(categories);
    }
  }

  /// What staff in a role may see, and for what.
  ///
  /// @param masked for each category, the fields of which only a part is shown
  record OfRole(
      Head head,
      Role role,
      Set<Purpose> purposes,
      Set<Category> categories,
      Map<Category, Masking> masked)
      implements Rule {
    public OfRole {
      purposes = Set.copyOf(purposes);
      categories = Set.copyOf(categories);
      masked = Map.copyOf(masked);
    }
  }

  /// Why what is done in a case may not be told, and for how long.
  ///
  /// @param ground the statute, such as LEK 9:32
  /// @param months after which each step is told; empty if it never may be
  record Secrecy(String ground, Optional<Integer> months) {}

  /// A kind of case: the purposes that it fixes and the roles that may work it.
  ///
  /// @param purposes in the order of the policy: what the case is for first
  /// @param secrecy empty where the data subject may be told at once, as is the rule
  record OfCase(
      Head head, CaseKind kind, Set<Purpose> purposes, Set<Role> roles, Optional<Secrecy> secrecy)
      implements Rule {
    public OfCase {
      purposes = Collections.unmodifiableSet(new LinkedHashSet<>(purposes));
      roles = Set.copyOf(roles);
    }
  }

  /// A kind of recipient, what it may get, and what must be in hand before it gets anything.
  record OfRecipient(
      Head head, Recipient recipient, Set<Category> categories, Set<Condition> conditions)
      implements Rule {
    public OfRecipient {
      categories = Set.copyOf(categories);
      conditions = Set.copyOf(conditions);
    }

    /// What must be in hand before a disclosure.
    public enum Condition {
      AGREEMENT,
      SAFEGUARD,
      DECISION,
      COURT_DECISION,
      EMERGENCY_CALL,
      CONVEYANCE,
      CONSENT
    }
  }

  /// By what a message may reach a subject for a purpose and all within it.
  ///
  /// @param category what holds the address
  /// @param register the register against which the sender has to check just before; empty where
  ///   there is none
  record OfChannel(
      Head head,
      Channel channel,
      Purpose purpose,
      Category category,
      Needs needs,
      Optional<String> register)
      implements Rule {
    /// What must be in hand before, beside the legal basis of the data.
    public enum Needs {
      /// Consent to this very channel.
      CONSENT,
      /// Consent to this very channel, or a contract that goes on, of which the address was told:
      /// marknadsföringslagen 19 § andra stycket.
      CONSENT_OR_CONTRACT,
      /// That the subject has not said no: marknadsföringslagen 21 §.
      NO_OBJECTION
    }
  }

  /// A right of the subject, by GDPR article, such as `15`.
  record OfRight(Head head, Right right) implements Rule {}

  /// A measure that protects data or people, by the control of the program that carries it out.
  ///
  /// @param keepsEntries for [Control#LEDGER], how long entries stay after the end of the calendar
  ///   year in which they were made: GDPR Art. 5(1)(e); empty for every other control
  record OfMeasure(Head head, Control control, Optional<Period> keepsEntries) implements Rule {}

  default RuleId id() {
    return head().id();
  }

  default Collection<PromiseId> keeps() {
    return head().keeps();
  }
}
