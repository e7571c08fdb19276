package org.trygg.vocabulary;

import java.util.regex.Pattern;

/// The one spelling of names in policies: lower-case words with hyphens, and paths of such words.
final class Names {
  static final String WORD = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private static final Pattern PATH = Pattern.compile(WORD + "(\\." + WORD + ")*");

  private Names() {}

  static void requireWord(String name, String what) {
    if (!isWord(name)) {
      throw new IllegalArgumentException(what + " is lower-case words joined by hyphens");
    }
  }

  /// As [#WORD], without a regular expression: every event names three words.
  private static boolean isWord(String name) {
    boolean isWord = !name.isEmpty() && isLetter(name.charAt(0)) && !name.endsWith("-");
    for (int i = 1; isWord && i < name.length(); i++) {
      char c = name.charAt(i);
      isWord = isLetter(c) || (c >= '0' && c <= '9') || (c == '-' && name.charAt(i - 1) != '-');
    }
    return isWord;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  static void requirePath(String path, String what) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(what + " is lower-case words joined by dots and hyphens");
    }
  }
}
