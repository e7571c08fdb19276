package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.retention.CertificateStore;
import org.trygg.retention.CertificateStoreContract;

class PostgresCertificateStoreTest extends CertificateStoreContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @Override
  protected CertificateStore emptyStore() {
    return new PostgresCertificateStore(JdbcClient.create(database));
  }

  @AfterEach
  void close() {
    database.close();
  }
}
