package org.trygg.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trygg.drafting.Draft;
import org.trygg.drafting.Drafting;
import org.trygg.drafting.Fault;
import org.trygg.policy.PolicyVersions;
import org.trygg.server.settings.Settings;

/// The policy in all its versions, from the policies folder. One with faults does not start.
@Configuration(proxyBeanMethods = false)
class PolicyWiring {
  /// Every version of the operator's notice with its rules, all of them sound.
  record Drafts(List<Draft.Sound> versions) {}

  @Bean
  Drafts drafts(Settings settings) {
    var sound = new ArrayList<Draft.Sound>();
    var faults = new ArrayList<Fault>();
    for (Path folder : folders(settings.server().policies())) {
      switch (Drafting.read(folder, settings.server().law())) {
        case Draft.Sound draft -> sound.add(draft);
        case Draft.Faulty faulty -> faults.addAll(faulty.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The policies have faults:\n"
              + faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    }
    return new Drafts(List.copyOf(sound));
  }

  @Bean
  PolicyVersions policyVersions(Drafts drafts) {
    return PolicyVersions.of(drafts.versions().stream().map(Draft.Sound::policy).toList());
  }

  /// Every folder that holds a policy, such as `alleato/2018-09-01`.
  private static List<Path> folders(Path policies) {
    try (Stream<Path> all = Files.walk(policies, 3)) {
      return all.filter(each -> each.endsWith("policy.yaml"))
          .map(each -> each.resolveSibling(""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The policies folder cannot be read: give trygg.policies", e);
    }
  }
}
