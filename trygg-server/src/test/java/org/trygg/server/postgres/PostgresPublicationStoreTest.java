package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.notice.PublicationStore;
import org.trygg.notice.PublicationStoreContract;

class PostgresPublicationStoreTest extends PublicationStoreContract {
  private final HikariDataSource database = TestDatabase.fresh();

  @Override
  protected PublicationStore emptyStore() {
    return new PostgresPublicationStore(JdbcClient.create(database));
  }

  @AfterEach
  void close() {
    database.close();
  }
}
