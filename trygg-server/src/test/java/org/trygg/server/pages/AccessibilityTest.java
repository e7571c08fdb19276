package org.trygg.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.server.RunningServer;

/// The public pages in a browser: WCAG 2.2 AA as far as axe can tell, small screens, the keyboard.
class AccessibilityTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final List<String> LEVELS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "/, sv, LIGHT",
    "/, en, DARK",
    "/gdpr/, sv, LIGHT",
    "/gdpr/, en, DARK",
    "/gdpr/versions, sv, DARK",
    "/gdpr/2018-09-01/promises/P72, sv, LIGHT",
    "/gdpr/2018-09-01/promises/P72, en, DARK",
    "/gdpr/2018-09-01/record, sv, LIGHT",
    "/gdpr/2018-09-01/record, en, DARK",
    "/gdpr/2018-09-01/rules, sv, DARK",
    "/gdpr/2018-09-01/changes, en, LIGHT",
    "/problems/not-found, sv, DARK",
    "/staff/sign-in, sv, LIGHT"
  })
  void axeFindsNothingWrong(String path, String language, ColorScheme colours) {
    try (BrowserContext context = context(new NewContextOptions().setColorScheme(colours))) {
      Page page = open(context, path + "?lang=" + language);

      var found = new AxeBuilder(page).withTags(LEVELS).analyze().getViolations();

      assertThat(found)
          .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
          .isEmpty();
    }
  }

  @Test
  void axeSeesAFaultThatIsThere() {
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = open(context, "/");
      page.evaluate("document.querySelector('img').removeAttribute('alt')");

      var found = new AxeBuilder(page).withTags(LEVELS).analyze().getViolations();

      assertThat(found).extracting(rule -> rule.getId()).contains("image-alt");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/gdpr/", "/gdpr/2018-09-01/rules", "/gdpr/2018-09-01/record"})
  void aNarrowScreenNeverScrollsSideways(String path) {
    try (BrowserContext context = context(new NewContextOptions().setViewportSize(320, 640))) {
      Page page = open(context, path);

      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }
  }

  @Test
  void theFirstTabLeadsPastTheMenuToTheContent() {
    try (BrowserContext context = context(new NewContextOptions())) {
      Page page = open(context, "/gdpr/");

      page.keyboard().press("Tab");
      page.keyboard().press("Enter");

      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
    }
  }

  @Test
  void aPageAsksNobodyElseForAnything() {
    try (BrowserContext context = context(new NewContextOptions())) {
      var asked = new ArrayList<String>();
      context.onRequest(request -> asked.add(request.url()));
      var complaints = new ArrayList<String>();
      context.onConsoleMessage(message -> complaints.add(message.text()));

      open(context, "/gdpr/");

      assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(address("/")));
      assertThat(complaints).isEmpty();
      assertThat(context.cookies()).isEmpty();
    }
  }

  private static BrowserContext context(NewContextOptions options) {
    return Browsers.shared().newContext(options);
  }

  private static Page open(BrowserContext context, String path) {
    Page page = context.newPage();
    page.navigate(address(path));
    return page;
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + SERVER.port() + path;
  }
}
