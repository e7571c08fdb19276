package org.trygg.server.pages;

import java.util.Locale;
import org.trygg.vocabulary.Language;

/// The language of a page: English for those who ask for it first, and Swedish for all others.
final class PageLanguage {
  private PageLanguage() {}

  static Language of(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Language.EN : Language.SV;
  }
}
