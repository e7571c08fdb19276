package org.trygg.passage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trygg.policy.Lifespan;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// What one piece of a sweep erased; names nobody but where to go on.
///
/// @param erased what is gone, those of one lifespan together
/// @param last the subject on which the piece ended; empty when nothing more is due
public record Swept(List<Erased> erased, Subjects subjects, Optional<SubjectRef> last) {
  /// A piece of nobody.
  public static final Swept NOTHING = new Swept(List.of(), new Subjects(0, 0, 0), Optional.empty());

  public Swept {
    erased = List.copyOf(erased);
  }

  /// So many items of a category, with the lifespan that let them go.
  public record Erased(Category category, Lifespan lifespan, long items) {}

  /// How many subjects there were in the piece.
  ///
  /// @param all of whom something was due
  /// @param forgotten altogether
  /// @param left as they were, for something could not be opened or erased
  public record Subjects(long all, long forgotten, long left) {}

  /// A piece of one subject, who was left as it was.
  public static Swept left(SubjectRef subject) {
    return new Swept(List.of(), new Subjects(1, 0, 1), Optional.of(subject));
  }

  /// This piece and the next as one.
  public Swept and(Swept next) {
    return new Swept(
        Stream.concat(erased.stream(), next.erased.stream()).toList(),
        new Subjects(
            subjects.all + next.subjects.all,
            subjects.forgotten + next.subjects.forgotten,
            subjects.left + next.subjects.left),
        next.last);
  }

  /// The same, after which nothing more is due.
  public Swept asLast() {
    return new Swept(erased, subjects, Optional.empty());
  }
}
