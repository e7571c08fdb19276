package org.trygg.rights;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trygg.passage.Shown;
import org.trygg.policy.Explanation;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Words;

/// The page to read: the seven things that the notice says the subject is told, filled with what is
/// true of this subject. Needs nothing but itself. Promise P06.
final class IndexPage {
  private static final String STYLE =
      "body{font:1.1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
          + "table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;"
          + "padding:.2rem 1rem .2rem 0;border-bottom:1px solid #bbb}";

  private final AccessPackage.Facts facts;
  private final Policy policy;
  private final FileNames names;
  private final Language language;

  IndexPage(AccessPackage.Facts facts, FileNames names, Language language) {
    this.facts = facts;
    this.policy = facts.version().policy();
    this.names = names;
    this.language = language;
  }

  void write(
      List<AccessPackage.Part> parts, Map<Category, AccessPackage.Count> counts, OutputStream out) {
    var page = new Markup(out);
    String title = say("Dina uppgifter hos ", "Your data at ") + policy.controller().name();
    page.raw(
        "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title>\n"
            .formatted(language.tag(), Markup.escape(title)));
    page.raw("<style>" + STYLE + "</style></head><body>\n");
    page.element("h1", title);
    page.element(
        "p",
        say("Skapad ", "Made on ")
            + facts.version().dayOf(facts.created())
            + say(". Det är gratis att få veta det här.", ". It costs nothing to be told this."));
    types(page, parts, counts);
    protection(page);
    collection(page);
    use(page);
    retention(page);
    recipients(page);
    yourChoice(page);
    page.raw("</body></html>\n");
  }

  private void types(
      Markup page, List<AccessPackage.Part> parts, Map<Category, AccessPackage.Count> counts) {
    page.element("h2", say("Vilka typer av data vi har", "What types of data we have"));
    for (AccessPackage.Part part : parts) {
      AccessPackage.Count count = counts.get(part.rule().category());
      if (count != null && count.records() + count.events() > 0) {
        page.element("h3", part.rule().head().words().in(language));
        page.element("p", told(count));
        if (count.records() > 0) {
          records(page, part);
        }
      }
    }
    services(page);
  }

  private void services(Markup page) {
    page.element("h3", say("Dina tjänster och hur du använt dem", "Your services and their use"));
    page.within(
        "table",
        () ->
            ServiceUse.of(policy, facts.told())
                .forEach(each ->
                    page.row("td", List.of(words(each.rule()), contracts(each), use(each)))));
    page.element("p", say("Mer finns i ", "More is in ") + names.services());
  }

  private static String contracts(ServiceUse service) {
    return service.contracts().stream()
        .map(each -> each.start() + "–" + each.end().map(LocalDate::toString).orElse(""))
        .collect(Collectors.joining(", "));
  }

  private String use(ServiceUse service) {
    return service.traces().entrySet().stream()
        .map(each -> words(each.getKey()) + " " + days(each.getValue()))
        .collect(Collectors.joining(" "));
  }

  private String days(ServiceUse.Trace trace) {
    return say("Dagar: ", "Days: ")
        + trace.days()
        + ", "
        + trace.first()
        + "–"
        + trace.last()
        + ".";
  }

  private String told(AccessPackage.Count count) {
    String records = count.records() + say(" uppgifter visas här", " records are shown here");
    String events =
        count.events()
            + say(" händelser finns i filerna bredvid", " events are in the files beside this");
    if (count.events() == 0) {
      return records + ".";
    }
    return (count.records() == 0 ? events : records + ", " + events) + ".";
  }

  private void records(Markup page, AccessPackage.Part part) {
    part.contents()
        .forEach(shown -> {
          if (shown.type().isEmpty()) {
            record(page, part.rule(), shown);
          }
        });
  }

  private void record(Markup page, Rule.OfCategory rule, Shown shown) {
    page.element(
        "p",
        say("Sedan ", "Since ")
            + facts.version().dayOf(shown.at())
            + ". "
            + source(shown)
            + (shown.former() ? say(" Tidigare uppgift.", " Former value.") : ""));
    page.within(
        "table",
        () ->
            shown
                .values()
                .forEach((name, value) ->
                    page.row(
                        "td",
                        List.of(
                            Labels.of(name, language),
                            DataFiles.told(rule, name, value, language)))));
  }

  private String source(Shown shown) {
    return policy.rulesOf(Rule.OfSource.class).stream()
        .filter(rule -> rule.source().equals(shown.source()))
        .map(rule -> rule.head().words().in(language))
        .findFirst()
        .orElseGet(shown.source()::name);
  }

  private void protection(Markup page) {
    page.element("h2", say("Hur vi skyddar din data", "How we protect your data"));
    list(page, policy.rulesOf(Rule.OfMeasure.class));
    page.element(
        "p",
        say("Vad som har gjorts med dina uppgifter: ", "What has been done with your data: ")
            + names.log());
  }

  private void collection(Markup page) {
    page.element("h2", say("Var vi får data ifrån", "Where we get data from"));
    var used =
        facts.told().holdings().stream()
            .flatMap(each -> facts.version().category(each.category()).stream())
            .flatMap(rule -> rule.sources().stream())
            .collect(Collectors.toSet());
    list(
        page,
        policy.rulesOf(Rule.OfSource.class).stream()
            .filter(rule -> used.contains(rule.source()))
            .toList());
  }

  private void use(Markup page) {
    page.element("h2", say("Vad data används till", "What data is used for"));
    list(page, policy.rulesOf(Rule.OfPurpose.class));
    page.element("p", say("Mer finns i ", "More is in ") + names.purposes());
  }

  private void retention(Markup page) {
    page.element("h2", say("Hur länge data sparas", "How long data is kept"));
    var explanation = new Explanation(policy, language);
    var longest = new TreeMap<Category, Map<String, Long>>();
    facts
        .told()
        .holdings()
        .forEach(each ->
            longest
                .computeIfAbsent(each.category(), _ -> new TreeMap<>())
                .merge(explanation.of(each.lifespan()).getLast(), 1L, Long::sum));
    page.within(
        "table",
        () ->
            longest.forEach((category, days) ->
                days.forEach((words, items) ->
                    page.row("td", List.of(words(category), items.toString(), words)))));
    page.element("p", say("Varje uppgift för sig: ", "Item by item: ") + names.kept());
  }

  private void recipients(Markup page) {
    page.element("h2", say("Vilka vi lämnar ut data till", "Who we disclose data to"));
    page.element(
        "p",
        say(
            "Inget har lämnats ut genom det här systemet. De som kan få uppgifter:",
            "Nothing has been disclosed by this system. Those who may get data:"));
    list(page, policy.rulesOf(Rule.OfRecipient.class));
  }

  private void yourChoice(Markup page) {
    page.element("h2", say("Du bestämmer över din data", "You decide over your data"));
    list(page, policy.rulesOf(Rule.OfRight.class));
    page.element("p", say("Vänd dig till ", "Turn to ") + policy.controller().contact());
    new YourRequests(facts, language).write(page, names);
  }

  private void list(Markup page, List<? extends Rule> rules) {
    page.within("ul", () -> rules.forEach(each -> page.element("li", words(each))));
  }

  private String words(Rule rule) {
    return rule.head().words().in(language);
  }

  private String words(Category category) {
    return facts.version().category(category).map(this::words).orElseGet(category::name);
  }

  private String say(String sv, String en) {
    return new Words(sv, en).in(language);
  }
}
