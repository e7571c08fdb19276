package org.trygg.server;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.server.database.Database;
import org.trygg.server.postgres.standing.PostgresSubjectStore;
import org.trygg.server.settings.Settings;
import org.trygg.subject.SubjectStore;

/// The clock, the database, and the stores on it. The pool closes before the database stops.
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
  /// Days begin at midnight where the controller is, also when the clock is moved to one.
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  @Bean
  InstantSource clock(Settings settings) {
    return settings.clock().moved(Clock.system(ZONE));
  }

  @Bean(destroyMethod = "close")
  Database database(Settings settings) {
    return Database.open(settings.database(), settings.server().data());
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(Database database) {
    return database.pool();
  }

  @Bean
  SubjectStore subjectStore(JdbcClient jdbc, InstantSource clock) {
    return new PostgresSubjectStore(jdbc, clock);
  }
}
