package org.trygg.drafting;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trygg.drafting.Grammar.Section;
import org.trygg.faults.Entry;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Tree;
import org.trygg.faults.Tree.Place;
import org.trygg.policy.Control;
import org.trygg.policy.Right;
import org.trygg.policy.Rule;
import org.trygg.policy.Rule.OfRecipient.Condition;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;

/// What must hold of roles, cases, recipients, rights and measures.
final class AccessChecks {
  private static final String NO_WORDING =
      "consent is asked for in words; write them under the key \"wording\"";
  private static final String NOT_MARKETING = "name a purpose that is marketing";

  private AccessChecks() {}

  /// Whether a role may do something is not enough: a basis must let its purposes use what it sees.
  static void rolesSeeOnlyWhatTheirPurposesMayUse(Sheet sheet) {
    List<Rule.OfBasis> bases = sheet.of(Rule.OfBasis.class);
    for (Rule.OfRole role : sheet.of(Rule.OfRole.class)) {
      String surplus =
          role.categories().stream()
              .filter(category -> bases.stream().noneMatch(b -> allows(b, role, category)))
              .map(Category::name)
              .sorted()
              .collect(joining(", "));
      if (!surplus.isEmpty()) {
        String message = "none of the role's purposes may use this: " + surplus;
        sheet.add(role, "data", FaultRule.ROLE_SEES_TOO_MUCH, message);
      }
    }
  }

  static void masksAreOfWhatTheRoleSees(Sheet sheet) {
    Map<Category, Rule.OfCategory> categories =
        sheet.of(Rule.OfCategory.class).stream().collect(toMap(Rule.OfCategory::category, c -> c));
    for (Rule.OfRole role : sheet.of(Rule.OfRole.class)) {
      role.masked()
          .forEach((category, masking) -> {
            Rule.OfCategory masked = categories.get(category);
            boolean known =
                masked != null && masked.fields().keySet().containsAll(masking.fields());
            if (!known || !role.categories().contains(category)) {
              sheet.add(role, "masked", FaultRule.UNKNOWN_NAME, NO_SUCH_FIELD);
            }
          });
    }
  }

  static void everyRoleWorksACase(Sheet sheet) {
    Set<Role> used = new HashSet<>();
    sheet.of(Rule.OfCase.class).forEach(rule -> used.addAll(rule.roles()));
    for (Rule.OfRole role : sheet.of(Rule.OfRole.class)) {
      if (!used.contains(role.role())) {
        sheet.add(role, FaultRule.ROLE_WITHOUT_CASE, "no kind of case is worked by this role");
      }
    }
  }

  /// Both ways: a role of a case has one of its purposes, a purpose of a case one of its roles.
  static void casesAndRolesMeet(Sheet sheet) {
    Map<Role, Rule.OfRole> roles =
        sheet.of(Rule.OfRole.class).stream().collect(toMap(Rule.OfRole::role, r -> r));
    for (Rule.OfCase rule : sheet.of(Rule.OfCase.class)) {
      for (Role name : rule.roles()) {
        Rule.OfRole role = roles.get(name);
        if (role != null && rule.purposes().stream().noneMatch(p -> has(role, p))) {
          Place place = sheet.written(rule).placeOf("roles", name.name());
          sheet.faults().add(place, FaultRule.CASE_ROLE_WITHOUT_PURPOSE, NO_PURPOSE);
        }
      }
      for (Purpose purpose : rule.purposes()) {
        if (rule.roles().stream().map(roles::get).noneMatch(r -> r != null && has(r, purpose))) {
          Place place = sheet.written(rule).placeOf("for", purpose.path());
          sheet.faults().add(place, FaultRule.CASE_PURPOSE_WITHOUT_ROLE, NO_ROLE);
        }
      }
    }
  }

  static void recipientsMeetConditions(Sheet sheet) {
    for (Rule.OfRecipient rule : sheet.of(Rule.OfRecipient.class)) {
      Tree.Mapping body = sheet.written(rule).body();
      if (rule.conditions().isEmpty()) {
        sheet.add(rule, "requires", FaultRule.RECIPIENT_WITHOUT_CONDITION, NO_CONDITION);
      }
      if (new Entry(body).flag("third-country")
          && !rule.conditions().contains(Condition.SAFEGUARD)) {
        sheet.add(rule, "requires", FaultRule.SAFEGUARD_MISSING, NO_SAFEGUARD);
      }
    }
  }

  static void channelsThatNeedConsentHaveTheirWording(Sheet sheet) {
    for (Rule.OfChannel rule : sheet.of(Rule.OfChannel.class)) {
      boolean worded = sheet.written(rule).body().get("wording").isPresent();
      if (!worded && rule.needs() != Rule.OfChannel.Needs.NO_OBJECTION) {
        sheet.add(rule, "needs", FaultRule.CONSENT_WITHOUT_WORDING, NO_WORDING);
      }
    }
  }

  static void channelsAreForMarketing(Sheet sheet) {
    for (Rule.OfChannel rule : sheet.of(Rule.OfChannel.class)) {
      if (sheet.of(Rule.OfPurpose.class).stream()
          .noneMatch(each -> each.marketing() && rule.purpose().isWithin(each.purpose()))) {
        sheet.add(rule, "for", FaultRule.KEY_WITHOUT_EFFECT, NOT_MARKETING);
      }
    }
  }

  /// Rights are the law's, not the notice's: all must be there, each once.
  static void everyRightIsNamedOnce(Sheet sheet) {
    Set<Right> missing = EnumSet.allOf(Right.class);
    for (Rule.OfRight rule : sheet.of(Rule.OfRight.class)) {
      if (!missing.remove(rule.right())) {
        sheet.add(rule, "right", FaultRule.RIGHT_TWICE, "another rule names this right already");
      }
    }
    if (!missing.isEmpty()) {
      String names = missing.stream().map(Grammar::word).sorted().collect(joining(", "));
      Place place = sheet.sections().getOrDefault(Section.RIGHTS, Place.START);
      sheet
          .faults()
          .add(place, FaultRule.RIGHT_MISSING, "the law gives these rights too: " + names);
    }
  }

  static void everyControlIsNamedOnce(Sheet sheet) {
    Set<Control> named = EnumSet.noneOf(Control.class);
    for (Rule.OfMeasure rule : sheet.of(Rule.OfMeasure.class)) {
      if (!named.add(rule.control())) {
        sheet.add(rule, "control", FaultRule.CONTROL_TWICE, "another measure names this control");
      }
    }
  }

  /// The log too is kept no longer than it is needed, GDPR Art. 5(1)(e).
  static void onlyTheLedgerSaysHowLongEntriesAreKept(Sheet sheet) {
    for (Rule.OfMeasure rule : sheet.of(Rule.OfMeasure.class)) {
      boolean isLedger = rule.control() == Control.LEDGER;
      if (isLedger && rule.keepsEntries().isEmpty()) {
        sheet.add(rule, "control", FaultRule.MISSING_KEY, NO_END);
      } else if (!isLedger && rule.keepsEntries().isPresent()) {
        sheet.add(rule, "keep-entries", FaultRule.KEY_WITHOUT_EFFECT, NO_ENTRIES);
      }
    }
  }

  private static boolean allows(Rule.OfBasis basis, Rule.OfRole role, Category category) {
    return basis.categories().contains(category) && has(role, basis.purpose());
  }

  private static boolean has(Rule.OfRole role, Purpose purpose) {
    return role.purposes().stream().anyMatch(own -> purpose.isWithin(own) || own.isWithin(purpose));
  }

  private static final String NO_SUCH_FIELD =
      "a field is masked which the category does not have, or the role does not see";
  private static final String NO_END =
      "the key \"keep-entries\" is missing: the ledger's entries must have an end too";
  private static final String NO_ENTRIES = "only the control \"ledger\" has entries; remove it";
  private static final String NO_PURPOSE = "this role has none of the case's purposes";
  private static final String NO_ROLE = "none of the case's roles has this purpose";
  private static final String NO_CONDITION =
      "something must be in hand before data is disclosed; name it under \"requires\"";
  private static final String NO_SAFEGUARD =
      "a transfer outside the EEA requires a safeguard: GDPR Art. 44 to 49";
}
