package org.trygg.server;

import java.net.URI;
import java.time.InstantSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trygg.policy.PolicyVersions;
import org.trygg.server.access.Machines;
import org.trygg.server.access.SignIn;
import org.trygg.server.demo.Demo;
import org.trygg.server.settings.Settings;

/// The demo, when the settings ask for it: it is done before the program says that it is ready.
@Configuration(proxyBeanMethods = false)
class DemoWiring {
  @Bean
  ApplicationRunner demo(
      Settings settings,
      PolicyVersions policies,
      SignIn signIn,
      Machines machines,
      InstantSource clock,
      ConfigurableApplicationContext context) {
    var demo = new Demo(settings.server().data(), policies, signIn, machines, clock);
    return _ -> {
      if (settings.demo().isOn()) {
        URI here = URI.create("http://127.0.0.1:" + TryggServer.port(context) + "/");
        demo.run(here, settings.demo().subjects(), System.out);
      }
    };
  }
}
