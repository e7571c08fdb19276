package org.trygg.server.pages;

import java.util.Locale;
import org.trygg.vocabulary.Language;

/// The language of a page: English for those who ask for it first, and Swedish for all others.
final class PageLanguage {
  private PageLanguage() {}

  static Language of(Locale locale) {
    return isEnglish(locale) ? Language.EN : Language.SV;
  }

  static Locale locale(Language language) {
    return Locale.forLanguageTag(language.tag());
  }

  static boolean isSpoken(Locale locale) {
    return isEnglish(locale) || locale.getLanguage().equals(Language.SV.tag());
  }

  private static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals(Language.EN.tag());
  }
}
