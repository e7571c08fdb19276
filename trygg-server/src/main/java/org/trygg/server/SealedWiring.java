package org.trygg.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.asking.Rooms;
import org.trygg.gate.Gate;
import org.trygg.keys.KeyFolder;
import org.trygg.ledger.EntryIds;
import org.trygg.outbox.Transactions;
import org.trygg.proof.SigningKey;
import org.trygg.sealed.Beat;
import org.trygg.sealed.SealedLog;
import org.trygg.sealed.SealedStore;
import org.trygg.server.api.SealedTilesApi;
import org.trygg.server.jobs.OpeningRound;
import org.trygg.server.jobs.RecurringJob;
import org.trygg.server.postgres.PostgresSealedStore;
import org.trygg.server.settings.Settings;

/// The sealed log: what may not be told yet, and everybody's view of it, which tells nothing.
@Configuration(proxyBeanMethods = false)
@Import(SealedTilesApi.class)
class SealedWiring {
  private static final String ORIGIN = "trygg.example/sealed";

  /// 576 leaves a day, 600 kB: more steps than an operator takes in secret, and little to store.
  private static final Beat BEAT = new Beat(Duration.ofMinutes(10), 4);

  @Bean
  SealedStore sealedStore(JdbcClient jdbc) {
    return new PostgresSealedStore(jdbc);
  }

  @Bean
  SealedTilesApi.Key sealedKey(Settings settings) {
    return new SealedTilesApi.Key(key(settings).verifyingKey());
  }

  @Bean
  Rooms.Sealing sealing(SealedStore store, KeyFolder keys, Settings settings, InstantSource clock) {
    var chance = new SecureRandom();
    var log = new SealedLog(store, keys.encryption("sealed"), key(settings), BEAT, chance);
    return new Rooms.Sealing(log, new EntryIds(clock, chance));
  }

  /// The log is there from the first start on, before anything could be sealed.
  @Bean
  ApplicationRunner firstBeat(Gate gate) {
    return _ -> gate.upkeep().growSealed();
  }

  /// Often enough that a beat is late by seconds only, whatever happens meanwhile.
  @Bean
  RecurringJob sealedGrowth(Gate gate) {
    return new RecurringJob("sealed-growth", Duration.ofSeconds(10), gate.upkeep()::growSealed);
  }

  @Bean
  RecurringJob sealedOpening(Gate gate) {
    return new RecurringJob("sealed-opening", Duration.ofMinutes(10), new OpeningRound(gate));
  }

  @Bean
  SealedTilesApi.Trees sealedTrees(Transactions transactions, SealedStore store) {
    return new SealedTilesApi.Trees(transactions, store.tree());
  }

  private static SigningKey key(Settings settings) {
    return KeysWiring.signingKey(settings, "sealed.key", ORIGIN);
  }
}
