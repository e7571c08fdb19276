package org.trygg.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trygg.gate.Gate;
import org.trygg.server.jobs.MergeRound;
import org.trygg.server.jobs.RecurringJob;

/// The vault's own upkeep.
@Configuration(proxyBeanMethods = false)
class VaultWiring {
  @Bean
  RecurringJob merging(Gate gate, MeterRegistry meters) {
    return new RecurringJob(
        "segment-merging", Duration.ofMinutes(10), new MergeRound(gate, meters));
  }
}
