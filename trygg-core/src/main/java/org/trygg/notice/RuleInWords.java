package org.trygg.notice;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collector;
import org.trygg.policy.Form;
import org.trygg.policy.PeriodWords;
import org.trygg.policy.Policy;
import org.trygg.policy.RetentionPeriod;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Words;

/// Says in plain words, in one language, what the rules of a policy say.
///
/// The name of a category, purpose, role or source is the first sentence of its rule's words.
public record RuleInWords(Policy policy, Language language) {
  /// What the rule says, beyond its own words.
  public List<Fact> facts(Rule rule) {
    return switch (rule) {
      case Rule.OfCategory it -> facts(it);
      case Rule.OfSource _, Rule.OfRight _, Rule.OfMeasure _ -> List.of();
      case Rule.OfService it -> List.of(data(it.collects()));
      case Rule.OfPurpose it ->
          it.marketing()
              ? List.of(fact("Direkt marknadsföring", "ja", "Direct marketing", "yes"))
              : List.of();
      case Rule.OfBasis it -> facts(it);
      case Rule.OfRetention it ->
          List.of(
              purposes(List.of(it.purpose())),
              data(it.categories()),
              new Fact(say("Hur länge", "How long"), period(it.period())));
      case Rule.OfRole it -> List.of(purposes(it.purposes()), data(it.categories()));
      case Rule.OfCase it ->
          List.of(purposes(it.purposes()), new Fact(say("Vem", "Who"), roles(it)));
      case Rule.OfRecipient it ->
          List.of(data(it.categories()), new Fact(say("Kräver", "Requires"), conditions(it)));
      case Rule.OfChannel it ->
          List.of(
              purposes(List.of(it.purpose())),
              data(List.of(it.category())),
              new Fact(say("Kräver", "Requires"), needs(it.needs())));
    };
  }

  /// The name of a legal basis, with its article.
  public String basis(LegalBasis basis) {
    Words words =
        switch (basis) {
          case CONSENT -> new Words("samtycke", "consent");
          case CONTRACT -> new Words("avtal", "contract");
          case LEGAL_OBLIGATION -> new Words("rättslig förpliktelse", "legal obligation");
          case VITAL_INTEREST -> new Words("skydd av liv", "vital interest");
          case PUBLIC_TASK ->
              new Words("uppgift av allmänt intresse", "task in the public interest");
          case LEGITIMATE_INTEREST -> new Words("berättigat intresse", "legitimate interest");
        };
    return words.in(language) + " (GDPR " + basis.article() + ")";
  }

  public String period(RetentionPeriod period) {
    return PeriodWords.of(period).in(language);
  }

  public String name(Category category) {
    return first(Rule.OfCategory.class, it -> it.category().equals(category), category.name());
  }

  public String name(Purpose purpose) {
    return first(Rule.OfPurpose.class, it -> it.purpose().equals(purpose), purpose.path());
  }

  /// The names of categories, in the order of the policy.
  public String names(Collection<Category> categories) {
    return policy.rulesOf(Rule.OfCategory.class).stream()
        .filter(it -> categories.contains(it.category()))
        .map(this::nameOf)
        .collect(listing());
  }

  /// The first sentence of the rule's words, without its full stop.
  public String nameOf(Rule rule) {
    return rule.head().words().in(language).replaceFirst("(?s)\\.( .*)?$", "");
  }

  private List<Fact> facts(Rule.OfCategory it) {
    var facts = new ArrayList<Fact>();
    facts.add(
        it.nature().kind() == DataKind.CUSTOMER
            ? fact("Typ", "kunddata", "Type", "customer data")
            : fact("Typ", "trafikdata", "Type", "traffic data"));
    facts.add(new Fact(say("Kommer från", "Comes from"), sources(it)));
    if (it.nature().lekTraffic()) {
      facts.add(
          fact("Även i lagen", "trafikuppgift enligt LEK", "In law too", "traffic data under LEK"));
    }
    if (it.nature().special()) {
      facts.add(fact("Känsligt", "GDPR 9", "Special category", "GDPR 9"));
    }
    return facts;
  }

  private List<Fact> facts(Rule.OfBasis it) {
    var facts = new ArrayList<Fact>();
    facts.add(purposes(List.of(it.purpose())));
    facts.add(data(it.categories()));
    facts.add(new Fact(say("Rättslig grund", "Legal basis"), basis(it.basis())));
    if (it.form() == Form.ANONYMISED) {
      facts.add(fact("I vilken form", "bara anonymiserat", "In which form", "anonymised only"));
    }
    return facts;
  }

  private Fact data(Collection<Category> categories) {
    return new Fact(say("Uppgifter", "Data"), names(categories));
  }

  private Fact purposes(Collection<Purpose> purposes) {
    String names = new TreeSet<>(purposes).stream().map(this::name).collect(listing());
    return new Fact(say("Ändamål", "Purpose"), names);
  }

  private String sources(Rule.OfCategory it) {
    return policy.rulesOf(Rule.OfSource.class).stream()
        .filter(rule -> it.sources().contains(rule.source()))
        .map(this::nameOf)
        .collect(listing());
  }

  private String roles(Rule.OfCase it) {
    return policy.rulesOf(Rule.OfRole.class).stream()
        .filter(rule -> it.roles().contains(rule.role()))
        .map(this::nameOf)
        .collect(listing());
  }

  private String conditions(Rule.OfRecipient it) {
    return it.conditions().stream()
        .sorted(Comparator.naturalOrder())
        .map(this::words)
        .collect(listing());
  }

  private String needs(Rule.OfChannel.Needs needs) {
    return switch (needs) {
      case CONSENT -> say("samtycke till just den kanalen", "consent to that very channel");
      case CONSENT_OR_CONTRACT ->
          say(
              "samtycke till just den kanalen, eller avtal",
              "consent to that very channel, or a contract");
      case NO_OBJECTION -> say("att du inte har sagt nej", "that you have not said no");
    };
  }

  private String words(Rule.OfRecipient.Condition condition) {
    return switch (condition) {
      case AGREEMENT -> say("avtal", "an agreement");
      case SAFEGUARD -> say("skyddsåtgärder", "safeguards");
      case DECISION ->
          say("begäran eller beslut med stöd av lag", "a request or decision with support in law");
      case COURT_DECISION -> say("domstolsbeslut", "a court decision");
      case EMERGENCY_CALL -> say("nödsamtal", "an emergency call");
      case CONVEYANCE -> say("att meddelandet ska fram", "that the message is to get through");
      case CONSENT -> say("samtycke", "consent");
    };
  }

  private <R extends Rule> String first(Class<R> kind, Predicate<R> is, String otherwise) {
    return policy.rulesOf(kind).stream().filter(is).map(this::nameOf).findFirst().orElse(otherwise);
  }

  /// Names set after each other: only the first keeps its capital, unless it is of an abbreviation.
  private static Collector<String, ?, String> listing() {
    return collectingAndThen(
        toList(),
        names ->
            names.stream().limit(1).collect(joining())
                + names.stream()
                    .skip(1)
                    .map(name -> "; " + uncapitalised(name))
                    .collect(joining()));
  }

  private static String uncapitalised(String name) {
    boolean isAbbreviation = name.length() < 2 || Character.isUpperCase(name.charAt(1));
    return isAbbreviation
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private Fact fact(String labelSv, String textSv, String labelEn, String textEn) {
    return new Fact(say(labelSv, labelEn), say(textSv, textEn));
  }

  private String say(String sv, String en) {
    return new Words(sv, en).in(language);
  }
}
