package org.trygg.server.pages;

import java.util.List;
import java.util.Locale;
import org.trygg.notice.NoticeDifference;
import org.trygg.notice.PromiseChange;
import org.trygg.notice.RuleChange;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Words;

/// The differences between two versions as their template wants them.
public record ChangesView(String before, List<PromiseLine> promises, List<RuleLine> rules) {
  /// A promise that was `added`, `removed` or `changed`; words that are not there are empty.
  public record PromiseLine(String kind, String promise, String before, String after) {}

  /// A rule that was `added`, `removed` or `changed`.
  ///
  /// @param aspects in what it changed, such as `period`; empty unless it did
  public record RuleLine(
      String kind, String id, String before, String after, List<String> aspects) {}

  static ChangesView of(NoticeDifference difference, Language language) {
    return new ChangesView(
        difference.before().version().toString(),
        difference.promises().stream().map(each -> line(each, language)).toList(),
        difference.rules().stream().map(each -> line(each, language)).toList());
  }

  private static PromiseLine line(PromiseChange change, Language language) {
    return switch (change) {
      case PromiseChange.Added(var id, Words words) ->
          new PromiseLine("added", id.toString(), "", words.in(language));
      case PromiseChange.Removed(var id, Words words) ->
          new PromiseLine("removed", id.toString(), words.in(language), "");
      case PromiseChange.Reworded(var id, Words before, Words after) ->
          new PromiseLine("changed", id.toString(), before.in(language), after.in(language));
    };
  }

  private static RuleLine line(RuleChange change, Language language) {
    String id = change.id().path();
    String words = change.rule().head().words().in(language);
    return switch (change) {
      case RuleChange.Added _ -> new RuleLine("added", id, "", words, List.of());
      case RuleChange.Removed _ -> new RuleLine("removed", id, words, "", List.of());
      case RuleChange.Changed(var before, var _, var aspects) ->
          new RuleLine(
              "changed",
              id,
              before.head().words().in(language),
              words,
              aspects.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
    };
  }
}
