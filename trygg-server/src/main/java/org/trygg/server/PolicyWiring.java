package org.trygg.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trygg.notice.Notices;
import org.trygg.policy.PolicyVersions;
import org.trygg.server.settings.Settings;

/// The policy in all its versions, from the policies folder: what is published is what decides. One
/// with faults does not start.
@Configuration(proxyBeanMethods = false)
class PolicyWiring {
  @Bean
  Notices notices(Settings settings) {
    return Notices.read(settings.server().policies(), settings.server().law());
  }

  @Bean
  PolicyVersions policyVersions(Notices notices) {
    return PolicyVersions.of(notices.policies());
  }
}
