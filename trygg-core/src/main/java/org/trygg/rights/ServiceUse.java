package org.trygg.rights;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trygg.passage.Holding;
import org.trygg.passage.Overview;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.subject.Contract;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;

/// One service that the subject has or has had, and how its use shows in what is held: told from
/// the outside of items, without opening any. Promise P12.
///
/// @param contracts the first begun first; none where only traces of use are left
/// @param traces for each category that the use left, when
record ServiceUse(
    Rule.OfService rule, List<Contract> contracts, SortedMap<Category, Trace> traces) {
  /// The days on which a service was used.
  record Trace(int days, LocalDate first, LocalDate last) {}

  /// Every service that was bought or used, in the order of the policy.
  static List<ServiceUse> of(Policy policy, Overview.Told told) {
    return policy.rulesOf(Rule.OfService.class).stream()
        .map(rule -> of(rule, told))
        .filter(each -> !each.contracts.isEmpty() || !each.traces.isEmpty())
        .toList();
  }

  private static ServiceUse of(Rule.OfService rule, Overview.Told told) {
    List<Contract> contracts =
        told.standing().commerce().contracts().stream()
            .filter(each -> each.service().equals(rule.service()))
            .sorted((one, other) -> one.start().compareTo(other.start()))
            .toList();
    var days = new TreeMap<Category, TreeSet<LocalDate>>();
    for (Holding each : told.holdings()) {
      if (isLeftBy(rule.service(), each)) {
        days.computeIfAbsent(each.category(), _ -> new TreeSet<>())
            .add(each.lifespan().item().collected());
      }
    }
    var traces = new TreeMap<Category, Trace>();
    days.forEach(
        (category, on) -> traces.put(category, new Trace(on.size(), on.getFirst(), on.getLast())));
    return new ServiceUse(rule, contracts, traces);
  }

  private static boolean isLeftBy(ServiceName service, Holding holding) {
    return holding.events()
        && holding.lifespan().item().service().filter(service::equals).isPresent();
  }
}
