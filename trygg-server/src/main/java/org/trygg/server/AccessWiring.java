package org.trygg.server;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;
import org.trygg.server.access.Bearers;
import org.trygg.server.access.Machines;
import org.trygg.server.access.SignIn;
import org.trygg.server.access.Staff;
import org.trygg.server.postgres.access.PostgresMachines;
import org.trygg.server.postgres.access.PostgresStaff;

/// Who may knock: machine clients by token, staff by password.
@Configuration(proxyBeanMethods = false)
class AccessWiring {
  /// Bcrypt's work factor: about a quarter of a second for one password.
  private static final int STRENGTH = 12;

  @Bean
  Machines machines(JdbcClient jdbc, InstantSource clock) {
    return new PostgresMachines(jdbc, clock);
  }

  @Bean
  Staff staff(JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
    return new PostgresStaff(jdbc, transactions, clock);
  }

  @Bean
  static SignIn signIn(Staff staff, InstantSource clock) {
    return new SignIn(staff, new BCryptPasswordEncoder(STRENGTH), clock);
  }

  @Bean
  Bearers bearers(Machines machines, Staff staff) {
    return new Bearers(machines, staff);
  }
}
