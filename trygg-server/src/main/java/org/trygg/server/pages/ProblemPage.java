package org.trygg.server.pages;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.trygg.server.api.ProblemKind;
import org.trygg.vocabulary.Language;

/// The page that the type of a problem leads to: what went wrong, and what to do about it.
@Controller
public final class ProblemPage {
  @GetMapping("/problems/{slug}")
  String problem(@PathVariable String slug, Locale locale, Model model) {
    ProblemKind kind =
        ProblemKind.ofSlug(slug)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Language language = PageLanguage.of(locale);
    model.addAttribute("language", language.tag());
    model.addAttribute("status", kind.status());
    model.addAttribute("heading", kind.heading().in(language));
    model.addAttribute("explanation", kind.explanation().in(language));
    return "problem";
  }
}
