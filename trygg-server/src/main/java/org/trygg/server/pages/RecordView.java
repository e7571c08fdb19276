package org.trygg.server.pages;

import java.util.List;
import org.trygg.notice.ProcessingRecord;
import org.trygg.notice.RuleInWords;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Language;

/// The record of processing activities as its template wants it.
public record RecordView(
    String controller,
    String contact,
    List<ActivityView> activities,
    List<Line> categories,
    List<Line> recipients,
    List<Line> transfers,
    List<Line> measures) {

  /// A purpose, and what is used for it.
  public record ActivityView(String rule, String name, List<UseView> uses) {}

  /// What is used on one basis for one time, and the rules that say so.
  public record UseView(
      String categories, String basis, String basisRule, String period, String retentionRule) {}

  /// A rule and its words.
  public record Line(String rule, String words) {}

  static RecordView of(Policy policy, Language language) {
    ProcessingRecord record = ProcessingRecord.of(policy);
    var words = new RuleInWords(policy, language);
    return new RecordView(
        record.controller().name(),
        record.controller().contact(),
        record.activities().stream().map(each -> activity(each, words)).toList(),
        lines(record.categories(), language),
        lines(record.recipients(), language),
        lines(record.transfers(), language),
        lines(record.measures(), language));
  }

  private static ActivityView activity(ProcessingRecord.Activity activity, RuleInWords words) {
    return new ActivityView(
        activity.purpose().id().path(),
        words.nameOf(activity.purpose()),
        activity.uses().stream().map(each -> use(each, words)).toList());
  }

  private static UseView use(ProcessingRecord.Use use, RuleInWords words) {
    return new UseView(
        words.names(use.categories()),
        words.basis(use.basis().basis()),
        use.basis().id().path(),
        words.period(use.retention().period()),
        use.retention().id().path());
  }

  private static List<Line> lines(List<? extends Rule> rules, Language language) {
    return rules.stream()
        .map(each -> new Line(each.id().path(), each.head().words().in(language)))
        .toList();
  }
}
