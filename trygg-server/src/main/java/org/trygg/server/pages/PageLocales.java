package org.trygg.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.trygg.vocabulary.Language;

/// The language of every page: what `?lang=` says, or else what the browser asks for first, or else
/// Swedish. It is never kept: there is no cookie and no session.
public final class PageLocales implements LocaleResolver {
  private static final Locale SWEDISH = PageLanguage.locale(Language.SV);

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String chosen = request.getParameter(PageSite.PARAMETER);
    if (chosen != null) {
      return PageLanguage.locale(PageLanguage.of(Locale.forLanguageTag(chosen)));
    }
    if (request.getHeader("Accept-Language") == null) {
      return SWEDISH;
    }
    return Collections.list(request.getLocales()).stream()
        .filter(PageLanguage::isSpoken)
        .findFirst()
        .map(asked -> PageLanguage.locale(PageLanguage.of(asked)))
        .orElse(SWEDISH);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("A page's language is not kept");
  }
}
