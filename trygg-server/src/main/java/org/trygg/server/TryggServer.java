package org.trygg.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.trygg.server.settings.ServerSettings;
import org.trygg.server.settings.Settings;
import org.trygg.server.settings.SettingsException;
import org.trygg.server.settings.SettingsSources;

/// The program: reads the settings, starts the house, and says when it is ready.
///
/// Exit codes: 0 when it was stopped, 1 when it could not start, 2 when the settings have faults.
public final class TryggServer {
  private static final Logger LOG = LoggerFactory.getLogger(TryggServer.class);

  private TryggServer() {}

  public static void main(String[] args) {
    try {
      Settings settings =
          Settings.read(SettingsSources.of(List.of(args), System.getenv(), Path.of("")));
      announce(start(settings), settings);
    } catch (SettingsException faults) {
      System.err.println("The settings have faults:\n" + faults.getMessage());
      System.exit(2);
    } catch (RuntimeException fault) {
      System.err.println("Trygg could not start: " + rootOf(fault));
      System.exit(1);
    }
  }

  /// Starts the house; closing the context stops it.
  public static ConfigurableApplicationContext start(Settings settings) {
    var application = new SpringApplication(Wiring.class);
    application.setAddCommandLineProperties(false);
    application.setLogStartupInfo(false);
    application.setEnvironment(environment(settings.server()));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("settings", settings));
    settings.listing().forEach(line -> LOG.info("setting {}", line));
    return application.run();
  }

  /// Spring's settings come from Trygg's and from the class path: not from the environment, where a
  /// stray variable could turn on a log of requests.
  private static StandardEnvironment environment(ServerSettings server) {
    var environment = new TryggEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "trygg",
                Map.of(
                    "spring.config.location",
                    "classpath:/application.properties",
                    "server.address",
                    server.door().address(),
                    "server.port",
                    server.door().port(),
                    "server.servlet.session.cookie.secure",
                    server.door().isSecure())));
    return environment;
  }

  /// The last line of a start, once every runner is done: others wait for it.
  private static void announce(ConfigurableApplicationContext context, Settings settings) {
    System.out.printf(
        "Trygg is ready: http://%s:%d/%n", settings.server().door().address(), port(context));
  }

  /// The port on which the program listens, also when the settings asked for any free one.
  public static int port(ConfigurableApplicationContext context) {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    if (server == null) {
      throw new IllegalStateException("The web server has not started");
    }
    return server.getPort();
  }

  private static String rootOf(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getName() : root.getMessage();
  }
}
