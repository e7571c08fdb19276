package org.trygg.server.pages;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page, which leads to the others.
@Controller
public final class StartPage {
  @GetMapping("/")
  String start(Locale locale, Model model) {
    model.addAttribute("language", PageLanguage.of(locale).tag());
    return "start";
  }
}
