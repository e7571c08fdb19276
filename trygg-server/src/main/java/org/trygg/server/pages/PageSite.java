package org.trygg.server.pages;

import org.trygg.vocabulary.Language;

/// What every page knows of where it stands: its address, its language and how to link.
///
/// @param path the address of the page, without the language
/// @param chosen whether the reader chose the language, so that links must carry it on
public record PageSite(String path, Language language, boolean chosen) {
  static final String PARAMETER = "lang";

  public String tag() {
    return language.tag();
  }

  /// The address of another page, in the language that the reader chose if any.
  public String to(String target) {
    return chosen ? with(target, language) : target;
  }

  /// The address of this page in Swedish.
  public String inSwedish() {
    return with(path, Language.SV);
  }

  /// The address of this page in English.
  public String inEnglish() {
    return with(path, Language.EN);
  }

  private static String with(String target, Language language) {
    int anchor = target.indexOf('#');
    String page = anchor < 0 ? target : target.substring(0, anchor);
    String rest = anchor < 0 ? "" : target.substring(anchor);
    return page + "?" + PARAMETER + "=" + language.tag() + rest;
  }
}
