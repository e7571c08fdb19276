package org.trygg.server.pages;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.trygg.notice.DpvExport;
import org.trygg.notice.Notices;
import org.trygg.notice.ProcessingRecordJson;
import org.trygg.notice.PublishedNotice;

/// The notice and its rules as files: as they were published, and as views for other programs.
@Controller
public final class NoticeFiles {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
  private static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");
  private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=utf-8");
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl ASK_EACH_TIME = CacheControl.noCache().cachePublic();

  private final Notices notices;
  private final PublicPages pages;
  private final InstantSource clock;

  public NoticeFiles(Notices notices, PublicPages pages, InstantSource clock) {
    this.notices = notices;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/gdpr/{version}/policy.yaml")
  ResponseEntity<byte[]> rules(@PathVariable String version) {
    return published(version, "policy.yaml", YAML);
  }

  @GetMapping("/gdpr/{version}/notice.sv.md")
  ResponseEntity<byte[]> swedish(@PathVariable String version) {
    return published(version, "notice.sv.md", MARKDOWN);
  }

  @GetMapping("/gdpr/{version}/notice.en.md")
  ResponseEntity<byte[]> english(@PathVariable String version) {
    return published(version, "notice.en.md", MARKDOWN);
  }

  @GetMapping("/gdpr/{version}/record.json")
  ResponseEntity<byte[]> record(@PathVariable String version) {
    PublishedNotice notice = NoticePage.find(notices, version);
    return pages.text(ProcessingRecordJson.of(notice), MediaType.APPLICATION_JSON, ASK_EACH_TIME);
  }

  @GetMapping("/gdpr/{version}/dpv.jsonld")
  ResponseEntity<byte[]> dpv(@PathVariable String version) {
    PublishedNotice notice = NoticePage.find(notices, version);
    return pages.text(DpvExport.of(notice), JSON_LD, ASK_EACH_TIME);
  }

  /// A file as published: it never changes, once its version has begun to apply.
  private ResponseEntity<byte[]> published(String version, String name, MediaType type) {
    PublishedNotice notice = NoticePage.find(notices, version);
    String text = notice.files().get(name);
    if (text == null) {
      throw new IllegalStateException("A published notice has this file");
    }
    boolean hasBegun = Notices.hasBegun(notice, clock.instant());
    return pages.text(text, type, hasBegun ? FOR_EVER : ASK_EACH_TIME);
  }
}
