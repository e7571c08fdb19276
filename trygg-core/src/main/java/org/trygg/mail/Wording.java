package org.trygg.mail;

import java.util.List;
import org.trygg.vocabulary.Language;

/// The rules of one language.
///
/// @param others phrases that tell that somebody asks for another; a person then decides
/// @param common everyday words, by which the language of a mail is guessed
record Wording(Language language, List<WordRule> rules, List<Phrase> others, List<Phrase> common) {
  Wording {
    rules = List.copyOf(rules);
    others = List.copyOf(others);
    common = List.copyOf(common);
  }

  List<WordRule> finding(List<String> sentences) {
    return rules.stream().filter(each -> each.finds(sentences)).toList();
  }

  boolean isForAnother(List<String> sentences) {
    return sentences.stream().anyMatch(each -> WordRule.isAnyIn(others, each));
  }

  /// How many of its everyday words stand in the sentences.
  long familiarity(List<String> sentences) {
    return common.stream().filter(word -> sentences.stream().anyMatch(word::isIn)).count();
  }
}
