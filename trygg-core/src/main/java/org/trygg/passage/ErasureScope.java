package org.trygg.passage;

import java.util.Set;
import org.trygg.vocabulary.Category;

/// What is to be erased of one subject, and on what ground.
public sealed interface ErasureScope {
  /// Everything whose last period has lapsed. Law: GDPR Art. 5(1)(e).
  record OfLapsed() implements ErasureScope {}

  /// Everything that nothing obliges the controller to keep. Law: GDPR Art. 17(1).
  record OfSubject() implements ErasureScope {}

  /// The same, of some categories.
  record OfCategories(Set<Category> categories) implements ErasureScope {
    public OfCategories {
      categories = Set.copyOf(categories);
    }
  }

  /// The same, of one category.
  static ErasureScope of(Category category) {
    return new OfCategories(Set.of(category));
  }
}
