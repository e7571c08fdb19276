package org.trygg.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.trygg.policy.Explanation;
import org.trygg.stories.Answer;
import org.trygg.stories.Story;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Words;

/// Stories in words, for the command line.
///
/// @param language the one language in which everything is said
record StoryText(Language language) {
  private static final Words FROM = new Words(", från ", ", from ");
  private static final Words AS_EXPECTED = new Words("som väntat", "as expected");
  private static final Words EXPECTED = new Words("inte som väntat: ", "not as expected: ");
  private static final Words ERASURE = new Words("radering", "erasure");
  private static final Words WANTED = new Words(", väntat ", ", expected ");
  private static final Words TOLD = new Words(", blev ", ", came to ");

  /// The title, then each question with its answer and whether it is the one expected.
  String of(Story story, List<Answer> answers) {
    var parts = new ArrayList<String>();
    parts.add(story.title().in(language));
    answers.forEach(answer -> parts.add(of(answer)));
    return String.join(System.lineSeparator(), parts);
  }

  private String of(Answer answer) {
    Story.Held held = answer.question().held();
    var lines = new ArrayList<String>();
    String collected = FROM.in(language) + held.item().collected();
    lines.add("");
    lines.add(answer.on() + ": " + held.name().in(language) + collected);
    new Explanation(answer.policy(), language)
        .of(answer.lifespan())
        .forEach(sentence -> lines.add("  " + sentence));
    lines.add("  = " + verdict(answer));
    return String.join(System.lineSeparator(), lines);
  }

  private String verdict(Answer answer) {
    List<Answer.Difference> differences = answer.differences();
    return differences.isEmpty()
        ? AS_EXPECTED.in(language)
        : EXPECTED.in(language) + differences.stream().map(this::difference).collect(joining("; "));
  }

  private String difference(Answer.Difference each) {
    String what = each.purpose().map(Purpose::path).orElse(ERASURE.in(language));
    return what + WANTED.in(language) + each.expected() + TOLD.in(language) + each.told();
  }
}
