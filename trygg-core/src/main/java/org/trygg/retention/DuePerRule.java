package org.trygg.retention;

import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.RuleId;

/// How many items of a category are to go, by the rule whose period was the last to lapse.
public record DuePerRule(Category category, RuleId rule, long items) {
  /// Stands for the rule where the policy in force has none for the category, which is why it goes.
  public static final RuleId NO_RULE = RuleId.of("none");
}
