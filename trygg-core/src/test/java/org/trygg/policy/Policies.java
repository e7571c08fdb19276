package org.trygg.policy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.calendar.FiscalYears;
import org.trygg.calendar.Statutes;
import org.trygg.policy.RetentionPeriod.After;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.policy.RetentionPeriod.Limit;
import org.trygg.policy.RetentionPeriod.Range;
import org.trygg.policy.RetentionPeriod.WhileHeld;
import org.trygg.subject.DayRange;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.Words;

/// A miniature of ALLEATO's policy, built by hand: each kind of rule, anchor and basis once or
/// more.
public final class Policies {
  public static final Category PROFILE = Category.of("customer-profile");
  public static final Category INVOICE = Category.of("invoice");
  public static final Category CALL_LOG = Category.of("call-log");
  public static final Category SENSOR_LOG = Category.of("sensor-log");
  public static final Category CONSUMPTION = Category.of("consumption");
  public static final Category HEALTH_NOTE = Category.of("health-note");
  public static final Category CASE_FILE = Category.of("case-file");
  public static final Category CONSENT_PROOF = Category.of("consent-proof");
  public static final Category RETAINED_CALL = Category.of("retained-call");
  public static final Category MESSAGE_CONTENT = Category.of("message-content");

  public static final Purpose PROVISION = Purpose.of("provision");
  public static final Purpose FAULT = Purpose.of("provision.fault");
  public static final Purpose ALARM = Purpose.of("alarm");
  public static final Purpose BILLING = Purpose.of("billing");
  public static final Purpose BOOKKEEPING = Purpose.of("bookkeeping");
  public static final Purpose COMPLAINTS = Purpose.of("complaints");
  public static final Purpose DEVELOPMENT = Purpose.of("development");
  public static final Purpose MARKETING = Purpose.of("marketing");
  public static final Purpose OFFERS = Purpose.of("marketing.offers");
  public static final Purpose RIGHTS = Purpose.of("rights");
  public static final Purpose PROOF = Purpose.of("proof");
  public static final Purpose CRIME = Purpose.of("crime");

  public static final ServiceName TELEPHONY = new ServiceName("telephony");
  public static final ServiceName HOME_ALARM = new ServiceName("home-alarm");

  public static final Role SUPPORT = Role.of("support");
  public static final Role FINANCE = Role.of("finance");

  public static final CaseKind FAULT_CASE = CaseKind.of("fault");
  public static final CaseKind BILLING_CASE = CaseKind.of("billing");
  public static final CaseKind COMPLAINT_CASE = CaseKind.of("complaint");
  public static final CaseKind RIGHTS_CASE = CaseKind.of("rights");

  public static final FiscalYears CALENDAR_YEARS = new FiscalYears(MonthDay.of(12, 31), List.of());

  /// Fiscal years from May to April, and one of 18 months at the start.
  public static final FiscalYears BROKEN_YEARS =
      new FiscalYears(
          MonthDay.of(4, 30),
          List.of(new DayRange(LocalDate.of(2018, 11, 1), LocalDate.of(2020, 4, 30))));

  private static final Set<Category> ALL =
      Set.of(
          PROFILE,
          INVOICE,
          CALL_LOG,
          SENSOR_LOG,
          CONSUMPTION,
          HEALTH_NOTE,
          CASE_FILE,
          CONSENT_PROOF);

  private Policies() {}

  /// The policy of 2018-09-01, with fiscal years that are calendar years.
  public static Policy alleato() {
    return alleato(CALENDAR_YEARS);
  }

  public static Policy alleato(FiscalYears years) {
    List<Rule> all =
        Stream.of(
                categories(),
                services(),
                purposes(),
                bases(),
                retentions(),
                trafficRetentions(),
                duties())
            .flatMap(List::stream)
            .toList();
    return policy(LocalDate.of(2018, 9, 1), years, all);
  }

  /// The same policy with rules put in, each in place of the one of its name if there is one, and
  /// in force from another day.
  public static Policy edited(Policy policy, LocalDate version, Rule... changes) {
    var rules = new LinkedHashMap<>(policy.rules());
    Arrays.stream(changes).forEach(rule -> rules.put(rule.id(), rule));
    return policy(version, policy.controller().fiscalYears(), List.copyOf(rules.values()));
  }

  public static Policy without(Policy policy, String rule) {
    var rules = new LinkedHashMap<>(policy.rules());
    rules.remove(RuleId.of(rule));
    return policy(
        policy.id().version(), policy.controller().fiscalYears(), List.copyOf(rules.values()));
  }

  /// A rule's head; the law is left empty by an empty text.
  public static Rule.Head head(String id, String sv, String en, String law, int... promises) {
    var keeps =
        Arrays.stream(promises)
            .mapToObj(PromiseId::new)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Rule.Head(
        RuleId.of(id), new Words(sv, en), keeps, Optional.of(law).filter(text -> !text.isEmpty()));
  }

  public static After ceiling(Anchor anchor, int months) {
    return new After(anchor, months, Limit.CEILING, Optional.empty(), Optional.empty());
  }

  public static After duty(Anchor anchor, int months) {
    return new After(anchor, months, Limit.DUTY, Optional.empty(), Optional.empty());
  }

  /// The rule on fault help, with a number of months of one's own.
  public static Rule.OfRetention faultHelp(int months) {
    return new Rule.OfRetention(
        head("retention.fault", "felsökning", "fault finding", "", 79, 81),
        FAULT,
        Set.of(CALL_LOG, SENSOR_LOG),
        new After(
            Anchor.COLLECTION,
            months,
            Limit.CEILING,
            Optional.of(new Range(6, 24)),
            Optional.empty()));
  }

  private static Policy policy(LocalDate version, FiscalYears years, List<Rule> all) {
    var rules = new LinkedHashMap<RuleId, Rule>();
    all.forEach(rule -> rules.put(rule.id(), rule));
    var controller =
        new Controller(
            "ALLEATO",
            "support@alleato.se",
            "https://www.alleato.se/gdpr/",
            ZoneId.of("Europe/Stockholm"),
            years);
    Map<Statutes.Name, SortedMap<LocalDate, Integer>> law =
        Map.of(
            Statutes.Name.CONSUMER_CLAIM_PRESCRIPTION,
            new TreeMap<>(Map.of(LocalDate.of(1982, 1, 1), 36)));
    return new Policy(new PolicyId("alleato", version), controller, rules, new Statutes(law));
  }

  private static List<Rule> categories() {
    var customer = new Rule.Nature(DataKind.CUSTOMER, false, false, false);
    var traffic = new Rule.Nature(DataKind.TRAFFIC, true, false, false);
    var sensors = new Rule.Nature(DataKind.TRAFFIC, false, false, false);
    return List.of(
        category(PROFILE, customer, 11),
        category(INVOICE, customer, 51),
        category(CALL_LOG, traffic, 17),
        category(SENSOR_LOG, sensors, 17),
        category(CONSUMPTION, sensors, 82),
        category(HEALTH_NOTE, new Rule.Nature(DataKind.CUSTOMER, false, true, false), 14),
        category(CASE_FILE, customer, 14),
        category(CONSENT_PROOF, customer, 45),
        category(RETAINED_CALL, traffic, 64),
        category(MESSAGE_CONTENT, new Rule.Nature(DataKind.TRAFFIC, true, false, true), 70));
  }

  private static Rule category(Category category, Rule.Nature nature, int promise) {
    return new Rule.OfCategory(
        head("categories." + category, "uppgifter", "data", "", promise),
        category,
        nature,
        new TreeMap<>(Map.of("personnummer", FieldType.PERSONNUMMER, "value", FieldType.TEXT)),
        Set.of(new Source("customer")));
  }

  private static List<Rule> services() {
    return List.of(
        new Rule.OfService(
            head("services.telephony", "telefoni", "telephony", "", 39),
            TELEPHONY,
            Set.of(CALL_LOG, RETAINED_CALL)),
        new Rule.OfService(
            head("services.home-alarm", "hemlarm", "home alarm", "", 39),
            HOME_ALARM,
            Set.of(SENSOR_LOG, CONSUMPTION, HEALTH_NOTE)));
  }

  private static List<Rule> purposes() {
    return List.of(
        purpose(PROVISION, "våra tjänster", "our services", 49),
        purpose(FAULT, "felhjälp", "fault help", 54),
        purpose(ALARM, "trygghetslarm", "safety alarms", 49),
        purpose(BILLING, "fakturering", "billing", 51),
        purpose(BOOKKEEPING, "bokföring", "bookkeeping", 64),
        purpose(COMPLAINTS, "klagomål", "complaints", 52),
        purpose(DEVELOPMENT, "utveckling", "development", 56),
        new Rule.OfPurpose(
            head("purposes.marketing", "marknadsföring", "marketing", "", 60), MARKETING, true),
        purpose(OFFERS, "erbjudanden", "offers", 82),
        purpose(RIGHTS, "dina rättigheter", "your rights", 94),
        purpose(PROOF, "bevis om samtycke", "proof of consent", 45),
        purpose(CRIME, "brottsutredning", "criminal investigation", 64));
  }

  private static Rule purpose(Purpose purpose, String sv, String en, int promise) {
    return new Rule.OfPurpose(head("purposes." + purpose, sv, en, "", promise), purpose, false);
  }

  private static List<Rule> bases() {
    LegalBasis law = LegalBasis.LEGAL_OBLIGATION;
    return List.of(
        basis("provision", PROVISION, LegalBasis.CONTRACT, 55, PROFILE, CALL_LOG, SENSOR_LOG),
        basis("alarm", ALARM, LegalBasis.CONTRACT, 55, SENSOR_LOG, HEALTH_NOTE),
        basis("billing", BILLING, LegalBasis.CONTRACT, 55, PROFILE, CALL_LOG, INVOICE),
        basis("bookkeeping", BOOKKEEPING, law, 65, INVOICE),
        basis("complaints", COMPLAINTS, LegalBasis.CONTRACT, 55, CASE_FILE),
        basis("marketing", MARKETING, LegalBasis.LEGITIMATE_INTEREST, 63, PROFILE),
        basis("offers", OFFERS, LegalBasis.CONSENT, 63, CONSUMPTION, CALL_LOG),
        basis("proof", PROOF, law, 45, CONSENT_PROOF),
        basis("crime", CRIME, law, 65, RETAINED_CALL),
        anonymised("customer", LegalBasis.LEGITIMATE_INTEREST, PROFILE),
        anonymised("traffic", LegalBasis.CONSENT, SENSOR_LOG),
        new Rule.OfBasis(
            head("bases.rights", "rättigheter", "rights", "GDPR 15", 94),
            RIGHTS,
            ALL,
            law,
            Form.IDENTIFIED,
            true));
  }

  private static Rule basis(
      String name, Purpose purpose, LegalBasis basis, int promise, Category... categories) {
    return new Rule.OfBasis(
        head("bases." + name, "grund", "basis", "", promise),
        purpose,
        Set.of(categories),
        basis,
        Form.IDENTIFIED,
        false);
  }

  private static Rule anonymised(String name, LegalBasis basis, Category category) {
    return new Rule.OfBasis(
        head("bases.development-" + name, "grund", "basis", "", 58, 59),
        DEVELOPMENT,
        Set.of(category),
        basis,
        Form.ANONYMISED,
        false);
  }

  private static List<Rule> retentions() {
    var customer = ceiling(Anchor.CONTRACT_END, 24);
    return List.of(
        retention("profile", PROVISION, customer, "", List.of(72, 73), PROFILE),
        retention("profile-billing", BILLING, customer, "", List.of(72, 73), PROFILE),
        retention("profile-development", DEVELOPMENT, new WhileHeld(), "", List.of(71), PROFILE),
        retention("profile-marketing", MARKETING, customer, "", List.of(72, 73), PROFILE),
        retention("health", ALARM, ceiling(Anchor.CONTRACT_END, 0), "", List.of(69), HEALTH_NOTE),
        retention("invoice", BILLING, settlement(24, 24), "", List.of(76, 77), INVOICE),
        retention(
            "books",
            BOOKKEEPING,
            duty(Anchor.FISCAL_YEAR_END, 84),
            "BFL 7:2",
            List.of(74, 78),
            INVOICE),
        retention("case", COMPLAINTS, ceiling(Anchor.CASE_CLOSURE, 24), "", List.of(69), CASE_FILE),
        retention("proof", PROOF, ceiling(Anchor.CONSENT_END, 24), "", List.of(45), CONSENT_PROOF),
        retention(
            "rights", RIGHTS, new WhileHeld(), "", List.of(94), ALL.toArray(Category[]::new)));
  }

  private static List<Rule> trafficRetentions() {
    return List.of(
        faultHelp(6),
        retention("traffic", PROVISION, new WhileHeld(), "", List.of(71), CALL_LOG, SENSOR_LOG),
        retention("alarm", ALARM, ceiling(Anchor.COLLECTION, 3), "", List.of(71), SENSOR_LOG),
        retention(
            "calls-billing", BILLING, settlement(24, 6), "LEK 9:2", List.of(76, 77), CALL_LOG),
        retention(
            "offers",
            OFFERS,
            ceiling(Anchor.COLLECTION, 24),
            "",
            List.of(83),
            CONSUMPTION,
            CALL_LOG),
        retention("development", DEVELOPMENT, new WhileHeld(), "", List.of(80), SENSOR_LOG),
        retention(
            "retained", CRIME, duty(Anchor.COLLECTION, 6), "LEK 9:22", List.of(64), RETAINED_CALL));
  }

  private static Rule retention(
      String name,
      Purpose purpose,
      RetentionPeriod period,
      String law,
      List<Integer> promises,
      Category... categories) {
    int[] keeps = promises.stream().mapToInt(Integer::intValue).toArray();
    return new Rule.OfRetention(
        head("retention." + name, "lagring", "retention", law, keeps),
        purpose,
        Set.of(categories),
        period);
  }

  private static After settlement(int months, int notInvoiced) {
    return new After(
        Anchor.INVOICE_SETTLEMENT,
        months,
        Limit.CEILING,
        Optional.empty(),
        Optional.of(notInvoiced));
  }

  private static List<Rule> duties() {
    return List.of(
        new Rule.OfRole(
            head("roles.support", "kundtjänst", "support", "", 23),
            SUPPORT,
            Set.of(PROVISION, COMPLAINTS, RIGHTS),
            Set.of(PROFILE, CALL_LOG, SENSOR_LOG, CASE_FILE),
            Map.of(PROFILE, new Masking(Set.of("personnummer")))),
        new Rule.OfRole(
            head("roles.finance", "ekonomi", "finance", "", 23),
            FINANCE,
            Set.of(BILLING, BOOKKEEPING),
            Set.of(PROFILE, INVOICE, CALL_LOG),
            Map.of()),
        caseKind(FAULT_CASE, Set.of(PROVISION), SUPPORT),
        caseKind(BILLING_CASE, Set.of(BILLING, BOOKKEEPING), FINANCE),
        caseKind(COMPLAINT_CASE, Set.of(COMPLAINTS, BILLING), SUPPORT, FINANCE),
        caseKind(RIGHTS_CASE, Set.of(RIGHTS), SUPPORT));
  }

  private static Rule caseKind(CaseKind kind, Set<Purpose> purposes, Role... roles) {
    return new Rule.OfCase(
        head("cases." + kind, "ärende", "case", "", 23),
        kind,
        purposes,
        Set.of(roles),
        Optional.empty());
  }
}
