package org.trygg.server.pages;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.trygg.server.problem.ProblemKind;

/// The page that the type of a problem leads to: what went wrong, and what to do about it.
@Controller
public final class ProblemPage {
  private final PublicPages pages;

  public ProblemPage(PublicPages pages) {
    this.pages = pages;
  }

  @GetMapping("/problems/{slug}")
  ResponseEntity<byte[]> problem(@PathVariable String slug, PageSite site) {
    ProblemKind kind =
        ProblemKind.ofSlug(slug)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return pages.page(
        "problem",
        site,
        Map.of(
            "status", kind.status(),
            "heading", kind.heading().in(site.language()),
            "explanation", kind.explanation().in(site.language())));
  }
}
