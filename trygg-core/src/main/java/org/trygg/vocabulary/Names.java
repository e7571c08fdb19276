package org.trygg.vocabulary;

import java.util.regex.Pattern;

/// The one spelling of names in policies: lower-case words with hyphens, and paths of such words.
final class Names {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern PATH =
      Pattern.compile(WORD.pattern() + "(\\." + WORD.pattern() + ")*");

  private Names() {}

  static void requireWord(String name, String what) {
    if (!WORD.matcher(name).matches()) {
      throw new IllegalArgumentException(what + " is lower-case words joined by hyphens");
    }
  }

  static void requirePath(String path, String what) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(what + " is lower-case words joined by dots and hyphens");
    }
  }
}
