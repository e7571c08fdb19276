package org.trygg.server.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Makes the answers that anybody may read: they have the hash of their content as ETag, and may be
/// kept by caches.
public final class PublicPages {
  static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final ITemplateEngine templates;

  public PublicPages(ITemplateEngine templates) {
    this.templates = templates;
  }

  /// A page from a template. Caches ask each time whether it is still the same: a newer program may
  /// set the same words in another way.
  ResponseEntity<byte[]> page(String template, PageSite site, Map<String, Object> model) {
    var context = new Context(PageLanguage.locale(site.language()), model);
    context.setVariable("site", site);
    String html = templates.process(template, context);
    return answer(html, HTML, CacheControl.noCache().cachePublic(), site);
  }

  /// A text which is the same for every reader.
  ResponseEntity<byte[]> text(String text, MediaType type, CacheControl cache) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok().contentType(type).cacheControl(cache).eTag(hash(body)).body(body);
  }

  private static ResponseEntity<byte[]> answer(
      String text, MediaType type, CacheControl cache, PageSite site) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(cache)
        .eTag(hash(body))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CONTENT_LANGUAGE, site.tag())
        .body(body);
  }

  private static String hash(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return "\"" + HexFormat.of().formatHex(hash) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
