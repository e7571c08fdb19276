package org.trygg.server;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.trygg.server.mail.MailWiring;
import org.trygg.server.marketing.MarketingWiring;

/// The whole house: every configuration class, by name.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  DatabaseWiring.class,
  KeysWiring.class,
  PolicyWiring.class,
  GateWiring.class,
  AccessWiring.class,
  SecurityWiring.class,
  WebWiring.class,
  RightsWiring.class,
  IntakeWiring.class,
  JobsWiring.class,
  DemoWiring.class,
  NoticeWiring.class,
  PublicationWiring.class,
  OpenApiWiring.class,
  LedgerWiring.class,
  SealedWiring.class,
  VaultWiring.class,
  MailWiring.class,
  MarketingWiring.class
})
class Wiring {}
