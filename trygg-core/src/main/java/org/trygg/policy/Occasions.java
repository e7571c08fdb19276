package org.trygg.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trygg.policy.Decision.Refused;
import org.trygg.policy.Request.Occasion;
import org.trygg.subject.Case;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;

/// Whether the occasion of a request carries its purpose: staff by case and role, a machine by its
/// registration, a subject by being itself.
final class Occasions {
  private final Map<CaseKind, Kind> kinds = new HashMap<>();
  private final Map<Role, Duty> duties = new HashMap<>();

  /// @param purposes every declared purpose that the case kind serves
  private record Kind(
      Set<Purpose> purposes, Set<Role> roles, Refused anotherKind, Refused withoutDuty) {}

  /// @param purposes every declared purpose that the role works for
  private record Duty(
      Set<Purpose> purposes, Set<Category> categories, Refused withoutDuty, Refused outside) {}

  Occasions(Policy policy, Table table) {
    for (Rule.OfCase rule : policy.rulesOf(Rule.OfCase.class)) {
      kinds.put(
          rule.kind(),
          new Kind(
              table.within(rule.purposes()),
              rule.roles(),
              new Refused(rule.id(), Refusal.CASE_OF_ANOTHER_KIND),
              new Refused(rule.id(), Refusal.ROLE_WITHOUT_DUTY)));
    }
    for (Rule.OfRole rule : policy.rulesOf(Rule.OfRole.class)) {
      duties.put(
          rule.role(),
          new Duty(
              table.within(rule.purposes()),
              rule.categories(),
              new Refused(rule.id(), Refusal.ROLE_WITHOUT_DUTY),
              new Refused(rule.id(), Refusal.CATEGORY_OUTSIDE_ROLE)));
    }
  }

  /// The reason to refuse that lies in the occasion; null where there is none.
  @Nullable Refused refusal(Cell cell, Request request, Standing standing, Instant now) {
    return switch (request.occasion()) {
      case Occasion.InCase staff -> ofStaff(cell, request, staff, standing, now);
      case Occasion.Registered machine -> ofMachine(cell, request, machine);
      case Occasion.OwnData own ->
          own.subject().equals(standing.subject()) ? null : cell.refused(Refusal.NOT_OWN_DATA);
      case Occasion.Job _ -> null;
    };
  }

  private @Nullable Refused ofStaff(
      Cell cell, Request request, Occasion.InCase staff, Standing standing, Instant now) {
    if (staff.caseRef().isEmpty()) {
      return cell.refused(Refusal.CASE_MISSING);
    }
    Case open = caseOf(standing, staff.caseRef().get());
    if (open == null) {
      return cell.refused(Refusal.CASE_OF_ANOTHER_SUBJECT);
    }
    if (!open.isOpenAt(now)) {
      return cell.refused(Refusal.CASE_CLOSED);
    }
    Kind kind = kinds.get(open.kind());
    if (kind == null) {
      return cell.refused(Refusal.CASE_OF_ANOTHER_KIND);
    }
    return ofRole(cell, request, staff.role(), kind);
  }

  private @Nullable Refused ofRole(Cell cell, Request request, Role role, Kind kind) {
    if (!kind.purposes.contains(request.purpose())) {
      return kind.anotherKind;
    }
    if (!kind.roles.contains(role)) {
      return kind.withoutDuty;
    }
    Duty duty = duties.get(role);
    if (duty == null) {
      return cell.refused(Refusal.ROLE_WITHOUT_DUTY);
    }
    if (!duty.purposes.contains(request.purpose())) {
      return duty.withoutDuty;
    }
    return duty.categories.contains(request.item().category()) ? null : duty.outside;
  }

  private static @Nullable Refused ofMachine(
      Cell cell, Request request, Occasion.Registered machine) {
    if (!isRegistered(cell, machine.purposes())) {
      return cell.refused(Refusal.PURPOSE_NOT_REGISTERED);
    }
    return machine.categories().contains(request.item().category())
        ? null
        : cell.refused(Refusal.CATEGORY_NOT_REGISTERED);
  }

  private static boolean isRegistered(Cell cell, Set<Purpose> registered) {
    List<Purpose> names = cell.purposeAndBroader();
    for (int i = 0; i < names.size(); i++) {
      if (registered.contains(names.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Case caseOf(Standing standing, CaseRef ref) {
    List<Case> cases = standing.cases();
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).ref().equals(ref)) {
        return cases.get(i);
      }
    }
    return null;
  }
}
