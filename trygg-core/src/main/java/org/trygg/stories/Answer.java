package org.trygg.stories;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Policy;
import org.trygg.stories.Story.Question;
import org.trygg.vocabulary.Purpose;

/// What the policy answers to a question of a story.
///
/// @param policy the version in force on the day of the question
public record Answer(Question question, Policy policy, Lifespan lifespan) {
  /// One thing that is not as the story expects.
  ///
  /// @param purpose whose end differs; empty when it is the day of erasure
  /// @param expected in the words of story files
  /// @param told in the same words
  public record Difference(Optional<Purpose> purpose, String expected, String told) {}

  /// Everything that is not as expected; empty when all is.
  public List<Difference> differences() {
    List<Difference> all = new ArrayList<>();
    question
        .expected()
        .uses()
        .forEach((purpose, usable) -> {
          String told = usable(purpose).written();
          if (!usable.written().equals(told)) {
            all.add(new Difference(Optional.of(purpose), usable.written(), told));
          }
        });
    String expected = question.expected().erased().written();
    String told = Erased.of(lifespan.erasure()).written();
    if (!expected.equals(told)) {
      all.add(new Difference(Optional.empty(), expected, told));
    }
    return all;
  }

  /// The day of the question.
  public LocalDate on() {
    return question.on();
  }

  private Usable usable(Purpose purpose) {
    return lifespan.uses().stream()
        .filter(use -> use.purpose().equals(purpose))
        .map(use -> Usable.of(use.until()))
        .findFirst()
        .orElse(new Usable(Usable.NEVER));
  }
}
