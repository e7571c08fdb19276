package org.trygg.server.pages;

import java.util.List;
import java.util.Optional;
import org.trygg.drafting.Draft;
import org.trygg.notice.Fact;
import org.trygg.notice.RuleInWords;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PromiseId;

/// A rule as its templates want it.
///
/// @param wording the words with which consent is asked; empty where none is
/// @param law what it rests on; empty where it needs nothing
public record RuleView(
    String id,
    String words,
    List<Fact> facts,
    Optional<String> wording,
    Optional<String> law,
    List<String> promises) {
  static RuleView of(Draft.Sound sound, Rule rule, Language language) {
    return new RuleView(
        rule.id().path(),
        rule.head().words().in(language),
        new RuleInWords(sound.policy(), language).facts(rule),
        Optional.ofNullable(sound.wordings().get(rule.id())).map(words -> words.in(language)),
        rule.head().law(),
        rule.keeps().stream().map(PromiseId::toString).toList());
  }

  /// The section of the policy that the rule is in, such as `retention`.
  public String section() {
    return id.substring(0, id.indexOf('.'));
  }
}
