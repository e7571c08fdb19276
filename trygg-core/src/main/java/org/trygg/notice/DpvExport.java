package org.trygg.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.trygg.notice.ProcessingRecord.Activity;
import org.trygg.notice.ProcessingRecord.Use;
import org.trygg.policy.PeriodWords;
import org.trygg.policy.RetentionPeriod;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Words;

/// The rules as JSON-LD in the W3C Data Privacy Vocabulary, version 2.3; the same for the same
/// notice.
///
/// Every rule has an IRI of its own below the notice's, such as `…/2018-09-01/rules#basis.billing`,
/// and is declared a kind of the nearest term of the vocabulary.
public final class DpvExport {
  private static final SequencedMap<String, String> PREFIXES = prefixes();

  private final PublishedNotice notice;
  private final String base;

  private DpvExport(PublishedNotice notice) {
    this.notice = notice;
    String url = notice.policy().controller().noticeUrl();
    this.base = url + (url.endsWith("/") ? "" : "/") + notice.id().version();
  }

  public static String of(PublishedNotice notice) {
    return Json.text(new DpvExport(notice)::write);
  }

  private static SequencedMap<String, String> prefixes() {
    var prefixes = new LinkedHashMap<String, String>();
    prefixes.put("dpv", "https://w3id.org/dpv#");
    prefixes.put("gdpr", "https://w3id.org/dpv/legal/eu/gdpr#");
    prefixes.put("dct", "http://purl.org/dc/terms/");
    prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    return prefixes;
  }

  private void write(Json json) {
    ProcessingRecord record = ProcessingRecord.of(notice.policy());
    json.object("@context", context -> PREFIXES.forEach(context::text));
    json.list(
        "@graph",
        graph -> {
          controller(graph, record);
          notice(graph);
          notice.policy().rules().values().forEach(rule -> rule(graph, rule));
          record.activities().forEach(each -> processes(graph, each));
        });
  }

  private void controller(Json graph, ProcessingRecord record) {
    graph.object(it ->
        it.text("@id", base + "#controller")
            .text("@type", "dpv:DataController")
            .text("dpv:hasName", record.controller().name())
            .text("dpv:hasContact", "mailto:" + record.controller().contact()));
  }

  private void notice(Json graph) {
    graph.object(it -> {
      it.text("@id", base).text("@type", "dpv:PrivacyNotice");
      it.text("dct:identifier", notice.id());
      it.object(
          "dct:issued", day -> day.text("@type", "xsd:date").text("@value", notice.id().version()));
      it.text("dct:conformsTo", "https://w3id.org/dpv/2.3");
      reference(it, "dpv:hasDataController", base + "#controller");
    });
  }

  private void rule(Json graph, Rule rule) {
    graph.object(it -> {
      it.text("@id", iri(rule)).texts("@type", types(rule));
      label(it, rule.head().words());
      rule.head().law().ifPresent(law -> it.text("dct:source", law));
      switch (rule) {
        case Rule.OfCategory category ->
            references(
                it,
                "dpv:hasDataSource",
                new TreeSet<>(category.sources())
                    .stream().map(source -> base + "/rules#source." + source).toList());
        case Rule.OfRetention(_, _, _, RetentionPeriod period) -> duration(it, period);
        case Rule.OfRecipient recipient -> personalData(it, recipient.categories());
        case Rule.OfChannel channel -> personalData(it, List.of(channel.category()));
        case Rule.OfBasis _,
            Rule.OfSource _,
            Rule.OfService _,
            Rule.OfPurpose _,
            Rule.OfRole _,
            Rule.OfCase _,
            Rule.OfRight _,
            Rule.OfMeasure _ -> {}
      }
    });
  }

  private static List<String> types(Rule rule) {
    return switch (rule) {
      case Rule.OfCategory it ->
          it.nature().special()
              ? List.of("dpv:SpecialCategoryPersonalData")
              : List.of("dpv:PersonalData");
      case Rule.OfSource _ -> List.of("dpv:DataSource");
      case Rule.OfService _ -> List.of("dpv:Service");
      case Rule.OfPurpose it -> List.of("dpv:Purpose", DpvTerms.of(it.purpose()));
      case Rule.OfBasis it -> List.of("dpv:LegalBasis", DpvTerms.of(it.basis()));
      case Rule.OfRetention it -> List.of(storage(it.period()));
      case Rule.OfRole _, Rule.OfCase _ -> List.of("dpv:AccessControlMethod");
      case Rule.OfRecipient _ -> List.of("dpv:Recipient");
      case Rule.OfChannel _ -> List.of("dpv:OrganisationalMeasure");
      case Rule.OfRight it -> List.of("dpv:DataSubjectRight", DpvTerms.of(it.right()));
      case Rule.OfMeasure it -> List.of(DpvTerms.of(it.control()));
    };
  }

  private static String storage(RetentionPeriod period) {
    return switch (period) {
      case RetentionPeriod.AtOnce _ -> "dpv:StorageDeletion";
      case RetentionPeriod.WhileHeld _, RetentionPeriod.After _ -> "dpv:StorageDuration";
    };
  }

  private static void duration(Json json, RetentionPeriod period) {
    label(json, "dct:description", PeriodWords.of(period));
    if (period instanceof RetentionPeriod.After after) {
      json.object(
          "dpv:hasDuration",
          it -> it.text("@type", "xsd:duration").text("@value", "P" + after.months() + "M"));
    }
  }

  private void processes(Json graph, Activity activity) {
    for (Use use : activity.uses()) {
      graph.object(it -> {
        it.text(
            "@id",
            base
                + "#process."
                + activity.purpose().purpose()
                + "/"
                + use.basis().id()
                + "/"
                + use.retention().id());
        it.text("@type", "dpv:Process");
        reference(it, "dpv:hasDataController", base + "#controller");
        reference(it, "dpv:hasDataSubject", "dpv:Customer");
        reference(it, "dpv:hasPurpose", iri(activity.purpose()));
        personalData(it, use.categories());
        reference(it, "dpv:hasLegalBasis", iri(use.basis()));
        reference(it, "dpv:hasStorageCondition", iri(use.retention()));
      });
    }
  }

  private void personalData(Json json, Iterable<Category> categories) {
    var iris = new TreeSet<String>();
    categories.forEach(each -> iris.add(base + "/rules#category." + each));
    references(json, "dpv:hasPersonalData", List.copyOf(iris));
  }

  private String iri(Rule rule) {
    return base + "/rules#" + rule.id();
  }

  private static void label(Json json, Words words) {
    label(json, "rdfs:label", words);
  }

  private static void label(Json json, String name, Words words) {
    json.list(
        name,
        list ->
            list.object(it -> it.text("@value", words.sv()).text("@language", "sv"))
                .object(it -> it.text("@value", words.en()).text("@language", "en")));
  }

  private static void reference(Json json, String name, String iri) {
    json.object(name, it -> it.text("@id", iri));
  }

  private static void references(Json json, String name, List<String> iris) {
    json.list(name, list -> iris.forEach(iri -> list.object(it -> it.text("@id", iri))));
  }
}
