package org.trygg.mail;

import java.util.List;
import java.util.Set;

/// One rule: a sentence with a phrase of every group asks for the wish.
///
/// @param id the file's language and the rule's name, such as `sv.register-extract`
/// @param groups each a choice of phrases; at least one group
/// @param unless phrases that make the sentence mean something else
/// @param over wishes that say less, and give way where both are found
record WordRule(
    String id, Wish wish, List<List<Phrase>> groups, List<Phrase> unless, Set<Wish> over) {
  WordRule {
    groups = groups.stream().map(List::copyOf).toList();
    unless = List.copyOf(unless);
    over = Set.copyOf(over);
  }

  boolean finds(List<String> sentences) {
    return sentences.stream().anyMatch(this::finds);
  }

  private boolean finds(String sentence) {
    return groups.stream().allMatch(group -> isAnyIn(group, sentence))
        && !isAnyIn(unless, sentence);
  }

  static boolean isAnyIn(List<Phrase> phrases, String sentence) {
    return phrases.stream().anyMatch(each -> each.isIn(sentence));
  }
}
