package org.trygg.server.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The program's own figures in the Prometheus text format, for a machine client with that duty. No
/// label holds anything personal.
@RestController
public final class MetricsApi {
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain; version=0.0.4");

  private final PrometheusMeterRegistry meters;

  public MetricsApi(PrometheusMeterRegistry meters) {
    this.meters = meters;
  }

  @GetMapping("/metrics")
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok().contentType(TEXT).body(meters.scrape(TEXT.toString()));
  }
}
