package org.trygg.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.notice.DpvExport;
import org.trygg.notice.Notices;
import org.trygg.notice.ProcessingRecord;
import org.trygg.notice.ProcessingRecordJson;
import org.trygg.notice.PublishedNotice;
import org.trygg.policy.PolicyVersions;
import org.trygg.server.RunningServer;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.PromiseId;

/// The public pages over HTTP.
class NoticePagesTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final PublishedNotice NOTICE = SERVER.bean(Notices.class).all().getFirst();
  private static final String VERSION = "/gdpr/2018-09-01";
  private static final Pattern ANCHOR =
      Pattern.compile("<a class=\"promise\" id=\"(P\\d+)\" href=\"([^\"]+)\"");

  @Test
  void swedishIsForAllWhoDoNotAskForEnglishFirst() {
    assertThat(language("/gdpr/")).isEqualTo("sv");
    assertThat(language("/gdpr/", "Accept-Language", "de, fr;q=0.5")).isEqualTo("sv");
    assertThat(language("/gdpr/", "Accept-Language", "sv, en;q=0.9")).isEqualTo("sv");
    assertThat(language("/gdpr/", "Accept-Language", "fr, en-GB;q=0.9, sv;q=0.8")).isEqualTo("en");
    assertThat(language("/gdpr/?lang=sv", "Accept-Language", "en")).isEqualTo("sv");
    assertThat(language("/gdpr/?lang=en")).isEqualTo("en");
    assertThat(language("/gdpr/en")).isEqualTo("en");
    assertThat(language(VERSION + "/en", "Accept-Language", "sv")).isEqualTo("en");
  }

  @Test
  void aReaderWhoChoseALanguageIsLedOnInIt() {
    assertThat(get("/gdpr/en")).contains("href=\"" + VERSION + "/promises/P07?lang=en\"");
    assertThat(get("/?lang=en")).contains("href=\"/gdpr/?lang=en\"");
    assertThat(get("/")).contains("href=\"/gdpr/\"");
  }

  @Test
  @Promise("P06")
  void theSevenTopicsAreHeadingsInBothLanguages() {
    List<String> topics =
        List.of(
            "types", "protection", "collection", "use", "retention", "recipients", "your-choice");
    for (String page : new String[] {"/gdpr/?lang=sv", "/gdpr/?lang=en"}) {
      String body = get(page);
      for (String topic : topics) {
        assertThat(body).contains("<h2 id=\"" + topic + "\">");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void everyPromiseIsAnAnchorThatLeadsToTheRulesThatKeepIt(String language) {
    List<MatchResult> anchors = ANCHOR.matcher(get(VERSION + language)).results().toList();
    var ids = anchors.stream().map(each -> each.group(1)).collect(Collectors.toSet());

    assertThat(anchors).hasSize(112);
    assertThat(ids).isEqualTo(allPromises());
    var rules = NOTICE.policy().rulesByPromise();
    for (MatchResult anchor : anchors) {
      HttpResponse<String> page = SERVER.get(anchor.group(2));
      assertThat(page.statusCode()).as(anchor.group(1)).isEqualTo(200);
      var named = idsOf("<article class=\"rule\" id=\"([^\"]+)\"", page.body());
      var keeping = new TreeSet<String>();
      rules
          .getOrDefault(PromiseId.parse(anchor.group(1)), Collections.emptySortedSet())
          .forEach(rule -> keeping.add(rule.path()));
      assertThat(named).as(anchor.group(1)).isEqualTo(keeping);
    }
  }

  @Test
  void everyRuleIsOnThePageOfRules() {
    var rules = new TreeSet<String>();
    NOTICE.policy().rules().keySet().forEach(id -> rules.add(id.path()));

    assertThat(idsOf("<article class=\"rule\" id=\"([^\"]+)\"", get(VERSION + "/rules")))
        .isEqualTo(rules);
  }

  @Test
  @Promise({"P01", "P112"})
  void aVersionIsTheSameToEveryReaderAndNamesItsDayAndHash() {
    HttpResponse<String> first = SERVER.get(VERSION);
    HttpResponse<String> again = SERVER.get(VERSION);

    assertThat(again.body()).isEqualTo(first.body()).contains(NOTICE.hash(), "2018-09-01");
    assertThat(header(again, "ETag")).isEqualTo(header(first, "ETag")).hasSize(66);
    assertThat(get("/gdpr/versions")).contains(NOTICE.hash(), "2018-09-01");
  }

  @Test
  void aReaderWhoHasThePageIsToldThatItIsStillTheSame() {
    String tag = header(SERVER.get(VERSION), "ETag");

    HttpResponse<String> answer = SERVER.get(VERSION, "If-None-Match", tag);

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gdpr/2017-01-01",
        "/gdpr/2018-13-45",
        "/gdpr/newest",
        "/gdpr/2018-09-01/promises/P113",
        "/gdpr/2018-09-01/promises/x",
        "/gdpr/2018-09-01/other.yaml",
        "/gdpr/2017-01-01/record.json"
      })
  void whatWasNeverPublishedIsAProblem(String path) {
    HttpResponse<String> answer = SERVER.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void theFilesAreThoseOfTheFolderAndMayBeKeptForEver() {
    HttpResponse<String> rules = SERVER.get(VERSION + "/policy.yaml");

    assertThat(rules.body()).isEqualTo(NOTICE.files().get("policy.yaml"));
    assertThat(header(rules, "Cache-Control")).contains("public", "max-age=31536000", "immutable");
    assertThat(get(VERSION + "/notice.sv.md")).isEqualTo(NOTICE.files().get("notice.sv.md"));
    assertThat(get(VERSION + "/notice.en.md")).isEqualTo(NOTICE.files().get("notice.en.md"));
  }

  @Test
  @Promise({"P02", "P46"})
  void whatIsPublishedIsWhatDecides() {
    assertThat(SERVER.bean(PolicyVersions.class).versions().getFirst().policy())
        .isSameAs(NOTICE.policy());
    assertThat(get(VERSION + "/record.json")).isEqualTo(ProcessingRecordJson.of(NOTICE));
    assertThat(get(VERSION + "/dpv.jsonld")).isEqualTo(DpvExport.of(NOTICE));
    assertThat(header(SERVER.get(VERSION + "/dpv.jsonld"), "Content-Type"))
        .startsWith("application/ld+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  @Promise("P46")
  void theRecordOnThePageNamesTheRulesOfEveryUse(String language) {
    String page = get(VERSION + "/record?lang=" + language);
    var named = idsOf("rules\\?lang=" + language + "#([^\"]+)\"", page);

    ProcessingRecord record = ProcessingRecord.of(NOTICE.policy());
    var told = new TreeSet<String>();
    record
        .activities()
        .forEach(each -> {
          told.add(each.purpose().id().path());
          each.uses()
              .forEach(use -> {
                told.add(use.basis().id().path());
                told.add(use.retention().id().path());
              });
        });
    record.categories().forEach(each -> told.add(each.id().path()));
    record.recipients().forEach(each -> told.add(each.id().path()));
    record.measures().forEach(each -> told.add(each.id().path()));
    assertThat(named).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/gdpr/",
        "/gdpr/versions",
        VERSION,
        VERSION + "/rules",
        VERSION + "/record",
        VERSION + "/changes",
        VERSION + "/promises/P72",
        "/problems/not-found"
      })
  void aPageSetsNoCookieAndHasItsWordsInBothLanguages(String path) {
    for (String language : new String[] {"sv", "en"}) {
      HttpResponse<String> page = SERVER.get(path + "?lang=" + language);

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(header(page, "Set-Cookie")).isEmpty();
      assertThat(header(page, "Cache-Control")).contains("public").doesNotContain("no-store");
      assertThat(header(page, "Vary")).contains("Accept-Language");
      assertThat(page.body())
          .contains("<html lang=\"" + language + "\"")
          .doesNotContain("??", "th:", "style=", "<script", "${");
    }
  }

  @Test
  void everyLinkOfThePagesLeadsSomewhere() {
    var seen = new LinkedHashSet<String>(List.of("/"));
    var left = new ArrayDeque<String>(seen);
    while (!left.isEmpty()) {
      String path = left.removeFirst();
      HttpResponse<String> page = SERVER.get(path);
      assertThat(page.statusCode()).as(path).isIn(200, 302);
      for (String link : idsOf("(?:href|src)=\"(/[^\"#]*)", page.body())) {
        if (!link.contains("lang=") && seen.add(link)) {
          left.add(link);
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(120);
  }

  private static Set<String> allPromises() {
    return IntStream.rangeClosed(1, 112)
        .mapToObj(each -> new PromiseId(each).toString())
        .collect(Collectors.toSet());
  }

  private static Set<String> idsOf(String pattern, String body) {
    return Pattern.compile(pattern)
        .matcher(body)
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String language(String path, String... headers) {
    HttpResponse<String> page = SERVER.get(path, headers);
    String language = header(page, "Content-Language");
    assertThat(page.body()).contains("<html lang=\"" + language + "\"");
    return language;
  }

  private static String get(String path) {
    return SERVER.get(path).body();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
