package org.trygg.server.pages;

import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.trygg.server.access.Caller;

/// Where staff sign in, and the page they come to.
@Controller
public final class StaffPage {
  @GetMapping("/staff/sign-in")
  String signIn(@RequestParam(required = false) String error, Locale locale, Model model) {
    model.addAttribute("language", PageLanguage.of(locale).tag());
    model.addAttribute("failed", error != null);
    return "sign-in";
  }

  @GetMapping("/staff/")
  String home(@AuthenticationPrincipal Caller.StaffCaller caller, Locale locale, Model model) {
    model.addAttribute("language", PageLanguage.of(locale).tag());
    model.addAttribute("account", caller.actor().account());
    model.addAttribute("role", caller.actor().role().name());
    return "staff";
  }
}
