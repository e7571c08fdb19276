package org.trygg.mail;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words one after the other, as a rule names them; a star at the end of a word stands for any
/// ending.
record Phrase(Pattern pattern) {
  /// @throws IllegalArgumentException if the text has other than words, blanks and stars at the end
  ///   of words
  static Phrase parse(String text) {
    String folded = OwnWords.fold(text);
    if (!folded.matches("[\\p{L}\\p{N}'-]+\\*?( [\\p{L}\\p{N}'-]+\\*?)*")) {
      throw new IllegalArgumentException("A phrase is words, each with a star at its end or none");
    }
    String words =
        Pattern.compile(" ")
            .splitAsStream(folded)
            .map(Phrase::word)
            .collect(Collectors.joining(" "));
    return new Phrase(Pattern.compile("(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])"));
  }

  private static String word(String word) {
    return word.endsWith("*")
        ? Pattern.quote(word.substring(0, word.length() - 1)) + "[\\p{L}\\p{N}'-]*"
        : Pattern.quote(word);
  }

  /// Whether the words stand in the sentence.
  boolean isIn(String sentence) {
    return pattern.matcher(sentence).find();
  }
}
