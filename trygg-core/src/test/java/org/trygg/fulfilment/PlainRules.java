package org.trygg.fulfilment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.trygg.requests.Demand;
import org.trygg.requests.Result.Fate;
import org.trygg.vocabulary.Purpose;

/// What the notice promises of each category, written down once more by hand and counted in the
/// plainest way: an oracle that shares nothing with the policy's reader, tables and arithmetic.
final class PlainRules {
  /// One use of a category: for what, on which basis, and until when.
  private record Use(String category, String purpose, String basis, String from, int months) {
    static Use of(String line) {
      String[] words = line.strip().split("\\s+", -1);
      return new Use(words[0], words[1], words[2], words[3], Integer.parseInt(words[4]));
    }
  }

  /// `rest` means as long as another use keeps it.
  private static final List<Use> USES =
      """
      identity        provision                      contract contract   24
      identity        direct-marketing               interest rest        0
      identity        legal-compliance.disclosure    law      rest        0
      identity        abuse-prevention               contract rest        0
      contact         provision                      contract contract   24
      contact         direct-marketing               interest rest        0
      contact         legal-compliance.disclosure    law      rest        0
      contact         abuse-prevention               contract rest        0
      subscription    provision                      contract contract   24
      subscription    direct-marketing               interest rest        0
      subscription    development                    interest rest        0
      subscription    legal-compliance.disclosure    law      rest        0
      subscription    abuse-prevention               contract rest        0
      order           provision                      contract contract   24
      order           direct-marketing               interest rest        0
      order           development                    interest rest        0
      correspondence  provision                      contract contract   24
      credential      provision.identification       contract contract    3
      credit-decision provision.credit-check         contract collected  12
      credit-decision provision.complaint            contract rest        0
      invoice         provision.billing              contract settled    24
      invoice         provision.complaint            contract rest        0
      invoice         legal-compliance.bookkeeping   law      books       7
      consent         legal-compliance.accountability law     consent    36
      suppression     legal-compliance.accountability law     contract   36
      case-file       legal-compliance.accountability law     case       36
      ip-log          provision.communication        contract collected   1
      ip-log          provision.conveyance           contract collected   1
      ip-log          provision.fault                contract collected   6
      ip-log          development                    consent  collected   6
      ip-log          legal-compliance.disclosure    law      rest        0
      ip-log          abuse-prevention               law      collected   6
      mail-log        provision.communication        contract collected   1
      mail-log        provision.conveyance           contract collected   1
      mail-log        provision.fault                contract collected   6
      mail-log        development                    consent  collected   6
      mail-log        legal-compliance.disclosure    law      rest        0
      mail-log        abuse-prevention               law      collected   6
      message-log     provision.communication        contract collected   1
      message-log     provision.alarm                contract collected   3
      message-log     provision.conveyance           contract collected   1
      message-log     provision.billing              contract settled    24
      message-log     provision.complaint            contract rest        0
      message-log     provision.fault                contract collected   6
      message-log     development                    consent  collected   6
      message-log     legal-compliance.disclosure    law      rest        0
      message-log     abuse-prevention               law      collected   6
      sensor-log      provision.alarm                contract collected   3
      sensor-log      provision.conveyance           contract collected   1
      sensor-log      provision.fault                contract collected   6
      sensor-log      development                    consent  collected   6
      system-log      provision.alarm                contract collected   3
      system-log      provision.conveyance           contract collected   1
      system-log      provision.fault                contract collected   6
      system-log      development                    consent  collected   6
      system-log      abuse-prevention               law      collected   6
      usage           provision.conveyance           contract collected   1
      usage           provision.billing              contract settled    24
      usage           provision.complaint            contract rest        0
      usage           provision.fault                contract collected   6
      usage           development                    consent  collected   6
      usage           direct-marketing               consent  collected  24
      web-visit       provision.communication        contract collected   1
      web-visit       provision.conveyance           contract collected   1
      web-visit       development                    consent  collected   6
      web-visit       abuse-prevention               law      collected   6
      cookie          development                    consent  collected   6
      cookie          direct-marketing.statistics    consent  collected   6
      """
          .lines()
          .map(Use::of)
          .toList();

  /// Neither given by the customer nor left by use.
  private static final Set<String> OF_OTHERS = Set.of("credit-decision");

  /// Left by connected products.
  private static final Set<String> OF_PRODUCTS = Set.of("sensor-log", "system-log", "usage");

  /// What tells what happened, event by event.
  private static final Set<String> LOGS =
      Set.of(
          "ip-log",
          "mail-log",
          "message-log",
          "sensor-log",
          "system-log",
          "usage",
          "web-visit",
          "cookie",
          "message-content");

  private final Facts facts;

  PlainRules(Facts facts) {
    this.facts = facts;
  }

  /// Facts about a customer and one thing held, in plain words.
  ///
  /// @param left the last day of the last contract; empty while one runs
  /// @param invoice `none`, `open`, or the day on which it was settled
  /// @param file `none`, `open`, or the day on which the case was closed
  /// @param consent `none`, `given`, or the day on which it was withdrawn
  record Facts(
      LocalDate today,
      LocalDate collected,
      Optional<LocalDate> left,
      String invoice,
      String file,
      String consent,
      Set<String> objections,
      boolean restricted,
      boolean held) {}

  /// What becomes of something of the category; empty if the demand does not concern it.
  Optional<Fate> expected(Demand demand, String category) {
    return switch (demand) {
      case Demand.Access _ -> Optional.of(Fate.DELIVERED);
      case Demand.Portability _ -> Optional.of(isPortable(category));
      case Demand.ProductData _ ->
          Optional.of(Fate.DELIVERED).filter(_ -> OF_PRODUCTS.contains(category));
      case Demand.Rectification _ ->
          Optional.of(
              LOGS.contains(category) || mustStayAsItIs(category) ? Fate.KEPT : Fate.CORRECTED);
      case Demand.Erasure _ -> Optional.of(mustStay(category) ? Fate.KEPT : Fate.ERASED);
      case Demand.Restricting _ -> Optional.of(Fate.RESTRICTED);
      case Demand.Objection(var purposes) -> ended(category, purposes);
      case Demand.ObjectionToMarketing _ -> ended(category, Set.of(Purpose.of("direct-marketing")));
      case Demand.Withdrawal _ ->
          ended(category, Set.of(Purpose.of("development"), Purpose.of("direct-marketing")));
      case Demand.HumanReview _, Demand.Complaint _ -> Optional.empty();
    };
  }

  private Fate isPortable(String category) {
    boolean rests =
        all(category)
            .filter(this::isAlive)
            .anyMatch(use -> use.basis.equals("contract") || use.basis.equals("consent"));
    return !OF_OTHERS.contains(category) && rests ? Fate.DELIVERED : Fate.WITHHELD;
  }

  private boolean mustStayAsItIs(String category) {
    return facts.held || all(category).anyMatch(use -> use.from.equals("books") && isAlive(use));
  }

  private boolean mustStay(String category) {
    return facts.held
        || facts.restricted
        || ofThemselves(category)
            .filter(this::isAlive)
            .anyMatch(use ->
                use.basis.equals("law") || (use.basis.equals("contract") && isUnfinished(use)));
  }

  private Optional<Fate> ended(String category, Set<Purpose> purposes) {
    boolean isConcerned =
        all(category)
            .anyMatch(use -> purposes.stream().anyMatch(each -> overlaps(use, each.path())));
    boolean stays =
        facts.held || facts.restricted || ofThemselves(category).anyMatch(this::isAlive);
    return Optional.of(stays ? Fate.KEPT : Fate.ERASED).filter(_ -> isConcerned);
  }

  private static boolean overlaps(Use use, String purpose) {
    return isWithin(use.purpose, purpose) || isWithin(purpose, use.purpose);
  }

  private static boolean isWithin(String narrow, String broad) {
    return narrow.equals(broad) || narrow.startsWith(broad + ".");
  }

  private Stream<Use> all(String category) {
    return USES.stream().filter(use -> use.category.equals(category));
  }

  private Stream<Use> ofThemselves(String category) {
    return all(category).filter(use -> !use.from.equals("rest"));
  }

  private boolean isAlive(Use use) {
    if (use.basis.equals("consent") && !facts.consent.equals("given")) {
      return false;
    }
    if (isObjectedTo(use)) {
      return false;
    }
    return switch (use.from) {
      case "rest" -> ofThemselves(use.category).anyMatch(this::isAlive);
      case "collected" -> isBefore(facts.collected.plusMonths(use.months));
      case "contract" -> facts.left.map(day -> isBefore(day.plusMonths(use.months))).orElse(true);
      case "settled" -> isAlive(facts.invoice, use, facts.collected.plusMonths(use.months));
      case "case" -> isAlive(facts.file, use, facts.collected.plusMonths(use.months));
      case "consent" -> isAlive(facts.consent, use, LocalDate.MIN);
      case "books" -> isBefore(LocalDate.of(facts.collected.getYear() + 1 + use.months, 1, 1));
      default -> throw new IllegalStateException(use.from);
    };
  }

  /// Marketing stops whatever it rests on; anything else only if it rests on a balance.
  private boolean isObjectedTo(Use use) {
    return facts.objections.stream()
        .filter(each -> isWithin(use.purpose, each))
        .anyMatch(_ -> use.basis.equals("interest") || use.purpose.startsWith("direct-marketing"));
  }

  private boolean isAlive(String state, Use use, LocalDate endIfNone) {
    return switch (state) {
      case "none" -> isBefore(endIfNone);
      case "open", "given" -> true;
      default -> isBefore(LocalDate.parse(state).plusMonths(use.months));
    };
  }

  private boolean isUnfinished(Use use) {
    return switch (use.from) {
      case "contract" -> facts.left.isEmpty();
      case "settled" -> facts.invoice.equals("open");
      case "case" -> facts.file.equals("open");
      default -> false;
    };
  }

  private boolean isBefore(LocalDate end) {
    return facts.today.isBefore(end);
  }

  /// The categories that the table knows.
  static Set<String> categories() {
    return Set.copyOf(USES.stream().map(Use::category).toList());
  }
}
