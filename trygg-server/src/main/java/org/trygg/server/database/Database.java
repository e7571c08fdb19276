package org.trygg.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import org.trygg.server.settings.DatabaseSettings;

/// The PostgreSQL that the settings ask for: somebody else's, or one of Trygg's own in the data
/// folder, which stops when this is closed.
public final class Database implements AutoCloseable {
  /// Whoever asks while the database is away is told soon.
  private static final long MOST_WAIT_MILLIS = 5_000;

  private final DatabaseSettings settings;
  private final Optional<EmbeddedPostgres> embedded;

  private Database(DatabaseSettings settings, Optional<EmbeddedPostgres> embedded) {
    this.settings = settings;
    this.embedded = embedded;
  }

  /// @throws EmbeddedPostgresException if Trygg's own PostgreSQL does not start
  public static Database open(DatabaseSettings settings, Path data) {
    boolean own = settings.external().isEmpty();
    return new Database(
        settings,
        own ? Optional.of(EmbeddedPostgres.start(data.resolve("postgres"), 0)) : Optional.empty());
  }

  /// A new pool of connections; the caller closes it before this.
  public HikariDataSource pool() {
    var pool = new HikariDataSource();
    pool.setPoolName("trygg");
    pool.setMaximumPoolSize(settings.connections());
    pool.setConnectionTimeout(MOST_WAIT_MILLIS);
    // A server's error details repeat the values of a row, which are personal.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.addDataSourceProperty("ApplicationName", "trygg");
    settings.external().ifPresent(each -> signIn(pool, each));
    embedded.ifPresent(each -> signIn(pool, each));
    return pool;
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedPostgres::close);
  }

  private static void signIn(HikariDataSource pool, DatabaseSettings.External external) {
    pool.setJdbcUrl(external.url());
    pool.setUsername(external.user());
    pool.setPassword(external.password().reveal());
  }

  private static void signIn(HikariDataSource pool, EmbeddedPostgres own) {
    pool.setJdbcUrl(own.jdbcUrl());
    pool.setUsername(own.username());
    pool.setPassword(own.password());
  }
}
