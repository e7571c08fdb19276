package org.trygg.notice;

import java.util.List;
import java.util.TreeSet;
import org.trygg.notice.ProcessingRecord.Activity;
import org.trygg.notice.ProcessingRecord.Use;
import org.trygg.policy.PeriodWords;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Words;

/// The record of processing activities as JSON, for programs; the same for the same policy.
public final class ProcessingRecordJson {
  private ProcessingRecordJson() {}

  public static String of(PublishedNotice notice) {
    ProcessingRecord record = ProcessingRecord.of(notice.policy());
    return Json.text(json -> {
      json.text("policy", notice.id()).text("sha256", notice.hash()).text("law", "GDPR 30(1)");
      json.object(
          "controller",
          it ->
              it.text("name", record.controller().name())
                  .text("contact", record.controller().contact())
                  .text("notice", record.controller().noticeUrl()));
      json.words("dataSubjects", new Words("Kunder", "Customers"));
      json.list("activities", it -> record.activities().forEach(each -> activity(it, each)));
      rules(json, "categories", record.categories());
      recipients(json, "recipients", record.recipients());
      recipients(json, "transfers", record.transfers());
      rules(json, "measures", record.measures());
    });
  }

  private static void activity(Json json, Activity activity) {
    json.object(it -> {
      it.text("purpose", activity.purpose().purpose());
      it.words("means", activity.purpose().head().words());
      it.list("uses", uses -> activity.uses().forEach(each -> use(uses, each)));
    });
  }

  private static void use(Json json, Use use) {
    Words period = PeriodWords.of(use.retention().period());
    json.object(it -> {
      it.texts("categories", use.categories());
      it.text("legalBasis", "GDPR " + use.basis().basis().article());
      it.text("basisRule", use.basis().id());
      it.text("retentionRule", use.retention().id());
      it.words("erased", period);
    });
  }

  private static void recipients(Json json, String name, List<Rule.OfRecipient> recipients) {
    json.list(
        name,
        list ->
            recipients.forEach(each ->
                list.object(it ->
                    head(it, each)
                        .texts("categories", new TreeSet<>(each.categories()))
                        .texts("requires", new TreeSet<>(each.conditions())))));
  }

  private static void rules(Json json, String name, List<? extends Rule> rules) {
    json.list(name, list -> rules.forEach(each -> list.object(it -> head(it, each))));
  }

  private static Json head(Json json, Rule rule) {
    return json.text("rule", rule.id()).words("means", rule.head().words());
  }
}
