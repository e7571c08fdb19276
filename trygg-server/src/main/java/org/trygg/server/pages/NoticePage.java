package org.trygg.server.pages;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.trygg.notice.NoticeDifference;
import org.trygg.notice.Notices;
import org.trygg.notice.Publications;
import org.trygg.notice.PublishedNotice;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.Words;

/// The notice in all its versions, and for each promise the rules that keep it. Law: GDPR Art. 12
/// to 14.
@Controller
public final class NoticePage {
  private static final String NOTICE = "/gdpr/";

  private final Notices notices;
  private final Publications publications;
  private final PromiseTests tests;
  private final PublicPages pages;
  private final InstantSource clock;

  public NoticePage(
      Notices notices,
      Publications publications,
      PromiseTests tests,
      PublicPages pages,
      InstantSource clock) {
    this.notices = notices;
    this.publications = publications;
    this.tests = tests;
    this.pages = pages;
    this.clock = clock;
  }

  /// The version in force.
  @GetMapping({"/gdpr", NOTICE})
  ResponseEntity<byte[]> inForce(PageSite site) {
    return notice(notices.inForce(clock.instant()).orElseThrow(NoticePage::notFound), site);
  }

  /// The version in force, in English whatever the browser asks for.
  @GetMapping("/gdpr/en")
  ResponseEntity<byte[]> inForceInEnglish() {
    return inForce(new PageSite(NOTICE, Language.EN, true));
  }

  @GetMapping("/gdpr/versions")
  ResponseEntity<byte[]> versions(PageSite site) {
    Instant now = clock.instant();
    Optional<PublishedNotice> inForce = notices.inForce(now);
    List<VersionView> versions =
        notices.all().reversed().stream()
            .map(each ->
                new VersionView(
                    each.id().version().toString(),
                    each.hash(),
                    state(each, now, inForce),
                    publications.find(each.id()).map(listed -> listed.entry().toString())))
            .toList();
    return pages.page("notice-versions", site, Map.of("versions", versions));
  }

  private static String state(
      PublishedNotice notice, Instant now, Optional<PublishedNotice> inForce) {
    boolean isInForce = inForce.filter(each -> each.id().equals(notice.id())).isPresent();
    return isInForce ? "in-force" : Notices.hasBegun(notice, now) ? "past" : "coming";
  }

  @GetMapping("/gdpr/{version}")
  ResponseEntity<byte[]> version(@PathVariable String version, PageSite site) {
    return notice(find(version), site);
  }

  @GetMapping("/gdpr/{version}/en")
  ResponseEntity<byte[]> versionInEnglish(@PathVariable String version) {
    PublishedNotice notice = find(version);
    return notice(notice, new PageSite(NOTICE + notice.id().version(), Language.EN, true));
  }

  @GetMapping("/gdpr/{version}/rules")
  ResponseEntity<byte[]> rules(@PathVariable String version, PageSite site) {
    PublishedNotice notice = find(version);
    List<RuleView> rules =
        notice.policy().rules().values().stream().map(rule -> view(notice, rule, site)).toList();
    List<String> sections = rules.stream().map(RuleView::section).distinct().toList();
    return page("notice-rules", notice, site, Map.of("rules", rules, "sections", sections));
  }

  @GetMapping("/gdpr/{version}/promises/{promise}")
  ResponseEntity<byte[]> promise(
      @PathVariable String version, @PathVariable String promise, PageSite site) {
    PublishedNotice notice = find(version);
    PromiseId id = promiseId(promise);
    Words words = Optional.ofNullable(notice.promises().get(id)).orElseThrow(NoticePage::notFound);
    return page(
        "notice-promise",
        notice,
        site,
        Map.of(
            "promise", id.toString(),
            "words", words.in(site.language()),
            "rules", keeping(notice, id, site),
            "tests", tests.of(id)));
  }

  @GetMapping("/gdpr/{version}/record")
  ResponseEntity<byte[]> record(@PathVariable String version, PageSite site) {
    PublishedNotice notice = find(version);
    RecordView record = RecordView.of(notice.policy(), site.language());
    return page("notice-record", notice, site, Map.of("record", record));
  }

  @GetMapping("/gdpr/{version}/changes")
  ResponseEntity<byte[]> changes(@PathVariable String version, PageSite site) {
    PublishedNotice notice = find(version);
    Optional<ChangesView> changes =
        notices
            .before(notice)
            .map(before -> NoticeDifference.between(before, notice))
            .map(difference -> ChangesView.of(difference, site.language()));
    return page("notice-changes", notice, site, Map.of("changes", changes));
  }

  /// A version as the list of versions tells it.
  ///
  /// @param state `coming`, `in-force` or `past`
  /// @param entry the entry of the ledger that lists its hash; none while it is coming
  public record VersionView(String version, String hash, String state, Optional<String> entry) {}

  private ResponseEntity<byte[]> notice(PublishedNotice notice, PageSite site) {
    NoticeView view = NoticeView.of(notice.text(site.language()));
    return page("notice", notice, site, Map.of("notice", view));
  }

  private ResponseEntity<byte[]> page(
      String template, PublishedNotice notice, PageSite site, Map<String, Object> model) {
    var all = new HashMap<String, Object>(model);
    all.put("version", notice.id().version().toString());
    all.put("hash", notice.hash());
    all.put("at", NOTICE + notice.id().version());
    return pages.page(template, site, all);
  }

  private static List<RuleView> keeping(PublishedNotice notice, PromiseId id, PageSite site) {
    Policy policy = notice.policy();
    return policy.rulesByPromise().getOrDefault(id, Collections.emptySortedSet()).stream()
        .map((RuleId rule) -> policy.rule(rule).orElseThrow())
        .map(rule -> view(notice, rule, site))
        .toList();
  }

  private static RuleView view(PublishedNotice notice, Rule rule, PageSite site) {
    return RuleView.of(notice.sound(), rule, site.language());
  }

  private PublishedNotice find(String version) {
    return NoticePage.find(notices, version);
  }

  /// The version of that day.
  ///
  /// @throws ResponseStatusException with status 404 if there is none
  static PublishedNotice find(Notices notices, String version) {
    try {
      return notices.find(LocalDate.parse(version)).orElseThrow(NoticePage::notFound);
    } catch (DateTimeParseException _) {
      throw notFound();
    }
  }

  private static PromiseId promiseId(String promise) {
    try {
      return PromiseId.parse(promise);
    } catch (IllegalArgumentException _) {
      throw notFound();
    }
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
