package org.trygg.passage;

import java.util.List;
import java.util.Optional;
import org.trygg.policy.Lifespan;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// What one piece of a sweep erased; names nobody but where to go on.
///
/// @param erased what is gone, those of one lifespan together
/// @param forgotten how many subjects were forgotten altogether
/// @param last the subject on which the piece ended; empty when nothing more is due
public record Swept(List<Erased> erased, long forgotten, Optional<SubjectRef> last) {
  /// So many items of a category, with the lifespan that let them go.
  public record Erased(Category category, Lifespan lifespan, long items) {}

  /// The same, after which nothing more is due.
  public Swept asLast() {
    return new Swept(erased, forgotten, Optional.empty());
  }

  public Swept {
    erased = List.copyOf(erased);
  }
}
