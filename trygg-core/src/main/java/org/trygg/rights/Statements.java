package org.trygg.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.trygg.calendar.Until;
import org.trygg.ledger.Entry;
import org.trygg.ledger.Sequenced;
import org.trygg.ledger.Who;
import org.trygg.passage.Holding;
import org.trygg.passage.Overview;
import org.trygg.policy.Explanation;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.subject.Consent;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;

/// Writes what the report says beside the data itself: services and their use, consents, requests,
/// recipients, purposes, what is kept and why, and the subject's own part of the processing log.
final class Statements {
  private final AccessPackage.Facts facts;
  private final Policy policy;
  private final Language language;

  Statements(AccessPackage.Facts facts, Language language) {
    this.facts = facts;
    this.policy = facts.version().policy();
    this.language = language;
  }

  void write(ZipFolder folder, FileNames names) {
    folder.file(names.services(), out -> JsonFile.write(out, this::services));
    folder.file(names.consents(), out -> JsonFile.write(out, this::consents));
    folder.file(
        names.requests(),
        out -> JsonFile.write(out, json -> new YourRequests(facts, language).write(json)));
    folder.file(names.recipients(), out -> JsonFile.write(out, this::recipients));
    folder.file(names.purposes(), out -> JsonFile.write(out, this::purposes));
    folder.file(names.kept(), out -> JsonFile.write(out, this::kept));
    folder.file(names.log(), out -> JsonFile.write(out, this::log));
  }

  private void services(JsonFile json) {
    json.list(
        "services",
        ServiceUse.of(policy, facts.told()),
        service -> {
          json.text("service", service.rule().service().name());
          json.text("means", service.rule().head().words().in(language));
          json.list(
              "contracts",
              service.contracts(),
              contract -> {
                json.text("started", contract.start().toString());
                json.text("ended", contract.end().map(Object::toString));
              });
          json.list(
              "use",
              service.traces().entrySet(),
              each -> use(json, each.getKey(), each.getValue()));
        });
  }

  private static void use(JsonFile json, Category category, ServiceUse.Trace trace) {
    json.text("category", category.name());
    json.number("days", trace.days());
    json.text("first", trace.first().toString());
    json.text("last", trace.last().toString());
  }

  private void consents(JsonFile json) {
    List<Consent> consents = facts.told().standing().will().consents();
    json.list(
        "consents",
        consents,
        consent -> {
          json.text("purpose", consent.purpose().path());
          json.text("notice", consent.notice().toString());
          json.text("given", consent.given().toString());
          json.text("withdrawn", consent.withdrawn().map(Object::toString));
        });
    json.list(
        "objections",
        facts.told().standing().will().objections(),
        objection -> {
          json.text("purpose", objection.purpose().path());
          json.flag("stands", objection.standsAt(facts.created()));
        });
  }

  private void recipients(JsonFile json) {
    json.list(
        "recipients",
        policy.rulesOf(Rule.OfRecipient.class),
        rule -> {
          json.text("recipient", rule.recipient().name());
          json.text("means", rule.head().words().in(language));
          json.text("law", rule.head().law());
          json.texts("categories", names(rule.categories()));
        });
    // Nothing is disclosed by this version of the program: the door outwards is not built.
    json.startList("disclosures");
    json.endList();
  }

  private void purposes(JsonFile json) {
    json.list(
        "purposes",
        policy.rulesOf(Rule.OfBasis.class),
        rule -> {
          json.text("purpose", rule.purpose().path());
          json.text("means", words(rule.purpose()));
          json.text("legalBasis", article(rule.basis()));
          json.text("why", rule.head().words().in(language));
          json.text("law", rule.head().law());
          json.texts("categories", names(rule.categories()));
          json.texts("until", untils(rule));
        });
  }

  /// The words of every retention that bounds the basis.
  private List<String> untils(Rule.OfBasis basis) {
    return policy.rulesOf(Rule.OfRetention.class).stream()
        .filter(each -> basis.purpose().isWithin(each.purpose()))
        .filter(each -> each.categories().stream().anyMatch(basis.categories()::contains))
        .map(each -> each.head().words().in(language))
        .toList();
  }

  private void kept(JsonFile json) {
    var explanation = new Explanation(policy, language);
    json.list(
        "kept",
        facts.told().holdings(),
        holding -> {
          Lifespan lifespan = holding.lifespan();
          List<String> sentences = explanation.of(lifespan);
          json.text("category", holding.category().name());
          json.text("form", form(holding));
          json.text("collected", lifespan.item().collected().toString());
          uses(json, lifespan, sentences);
          json.texts("keptBy", sentences.subList(lifespan.uses().size(), sentences.size() - 1));
          json.text("erasedOn", erasedOn(lifespan));
          json.text("erased", sentences.getLast());
        });
  }

  private static void uses(JsonFile json, Lifespan lifespan, List<String> sentences) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < lifespan.uses().size(); i++) {
      numbers.add(i);
    }
    json.list(
        "uses",
        numbers,
        number -> {
          Lifespan.Use use = lifespan.uses().get(number);
          json.text("purpose", use.purpose().path());
          json.text("until", until(use.until()));
          json.text("legalBasis", article(use.basis().basis()));
          json.text("rule", use.retention().id().path());
          json.text("law", use.retention().head().law().or(use.basis().head()::law));
          json.text("words", sentences.get(number));
        });
  }

  private void log(JsonFile json) {
    json.startList("entries");
    facts.told().log().forEach(entry -> json.element(() -> entry(json, entry)));
    json.endList();
  }

  private void entry(JsonFile json, Sequenced placed) {
    Entry entry = placed.entry();
    json.text("entry", entry.id().toString());
    json.text("at", DataFiles.time(entry.at(), policy.controller().zone()));
    json.text("action", entry.what().action().name());
    json.text("outcome", entry.what().outcome().name());
    json.text("words", Deeds.words(entry.what()).in(language));
    json.text("category", entry.what().category().map(Category::name));
    json.text("purpose", entry.why().purpose().map(Purpose::path));
    json.text("legalBasis", entry.why().legalBasis().map(Statements::article));
    json.text("reason", entry.why().reason().map(Object::toString));
    who(json, entry.who());
    proof(json, placed);
    facts.told().log().toldLater(entry.id()).ifPresent(later -> toldLater(json, later));
  }

  /// What `trygg ledger verify` checks: where the entry stands, and which of the subject's it is.
  /// Of the entry itself only the hash, for it holds the pseudonym of who acted.
  private static void proof(JsonFile json, Sequenced placed) {
    json.number("index", placed.index());
    placed
        .count()
        .ifPresent(count -> {
          json.text("uncounted", placed.leaf().uncounted().toString());
          json.number("number", count.number());
          json.number("previous", count.previous());
          json.text("secret", count.secret().toString());
        });
  }

  /// What was done when it could not be told, when that was, and what opens it in the sealed log.
  private void toldLater(JsonFile json, Overview.Later later) {
    Entry then = later.entry();
    json.number("sealedPlace", later.place());
    json.text("sealedKey", later.key());
    json.text("thenAt", DataFiles.time(then.at(), policy.controller().zone()));
    json.text("thenAction", then.what().action().name());
    json.text("thenWords", Deeds.words(then.what()).in(language));
    json.text("thenCategory", then.what().category().map(Category::name));
    json.text("thenPurpose", then.why().purpose().map(Purpose::path));
    json.text("thenRule", then.why().rule().map(Object::toString));
  }

  /// Who it was by duty, never by name: staff have their own right to privacy, GDPR Art. 15(4).
  private static void who(JsonFile json, Who who) {
    switch (who) {
      case Who.Staff(_, var role) -> {
        json.text("by", "staff");
        json.text("role", role.name());
      }
      case Who.Machine(var client) -> {
        json.text("by", "machine");
        json.text("client", client);
      }
      case Who.Self _ -> json.text("by", "self");
      case Who.Job(var name) -> {
        json.text("by", "job");
        json.text("job", name);
      }
    }
  }

  private String words(Purpose purpose) {
    return policy.rulesOf(Rule.OfPurpose.class).stream()
        .filter(rule -> rule.purpose().equals(purpose))
        .map(rule -> rule.head().words().in(language))
        .findFirst()
        .orElseGet(purpose::path);
  }

  private static String form(Holding holding) {
    return holding.events() ? "events" : holding.former() ? "former-record" : "record";
  }

  private static String article(LegalBasis basis) {
    return "GDPR " + basis.article();
  }

  private static Collection<String> names(Collection<Category> categories) {
    return new TreeSet<>(categories).stream().map(Category::name).toList();
  }

  static String until(Until until) {
    return switch (until) {
      case Until.Open _ -> "open";
      case Until.Day(var end) -> end.toString();
      case Until.Never _ -> "never";
    };
  }

  static Optional<String> erasedOn(Lifespan lifespan) {
    return lifespan.erasure() instanceof Lifespan.Erasure.On(var day)
        ? Optional.of(day.toString())
        : Optional.empty();
  }
}
