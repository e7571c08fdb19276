package org.trygg.server.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.server.database.EmbeddedPostgres;

/// Fresh databases for tests, all in one embedded PostgreSQL for each JVM, under `target/`.
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /// A new database with every migration done; copied from a template, hence quick.
  public static HikariDataSource fresh() {
    String name = "test_" + COUNT.incrementAndGet();
    try (HikariDataSource owner = pool(Cluster.POSTGRES.jdbcUrl())) {
      JdbcClient.create(owner).sql("CREATE DATABASE " + name + " TEMPLATE migrated").update();
    }
    return pool(Cluster.POSTGRES.jdbcUrl(name));
  }

  private static HikariDataSource pool(String url) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(Cluster.POSTGRES.username());
    pool.setPassword(Cluster.POSTGRES.password());
    pool.setMaximumPoolSize(8);
    return pool;
  }

  private static final class Cluster {
    static final EmbeddedPostgres POSTGRES = started();

    private static EmbeddedPostgres started() {
      Path home = Path.of("target", "postgres-" + ProcessHandle.current().pid());
      EmbeddedPostgres postgres = EmbeddedPostgres.start(home, 0);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      makeTemplate(postgres);
      return postgres;
    }

    private static void makeTemplate(EmbeddedPostgres postgres) {
      try (HikariDataSource owner = new HikariDataSource()) {
        owner.setJdbcUrl(postgres.jdbcUrl());
        owner.setUsername(postgres.username());
        owner.setPassword(postgres.password());
        JdbcClient.create(owner).sql("CREATE DATABASE migrated").update();
      }
      Flyway.configure()
          .dataSource(postgres.jdbcUrl("migrated"), postgres.username(), postgres.password())
          .load()
          .migrate();
    }
  }
}
