package org.trygg.server.pages;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.trygg.notice.Notices;

/// The first page, which leads to the others.
@Controller
public final class StartPage {
  private final Notices notices;
  private final PublicPages pages;
  private final InstantSource clock;

  public StartPage(Notices notices, PublicPages pages, InstantSource clock) {
    this.notices = notices;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/")
  ResponseEntity<byte[]> start(PageSite site) {
    var inForce = notices.inForce(clock.instant()).map(notice -> notice.id().version());
    return pages.page("start", site, Map.of("inForce", inForce));
  }
}
