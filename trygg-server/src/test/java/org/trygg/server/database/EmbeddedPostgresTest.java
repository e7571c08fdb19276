package org.trygg.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

public class EmbeddedPostgresTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestartAndFlushingIsOn() {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
      JdbcClient jdbc = jdbc(postgres);
      jdbc.sql("CREATE TABLE kept (n int)").update();
      jdbc.sql("INSERT INTO kept VALUES (7)").update();
      assertThat(jdbc.sql("SHOW fsync").query(String.class).single()).isEqualTo("on");
      assertThat(jdbc.sql("SHOW data_checksums").query(String.class).single()).isEqualTo("on");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
      assertThat(jdbc(postgres).sql("SELECT n FROM kept").query(Integer.class).single())
          .isEqualTo(7);
    }
  }

  @Test
  void thePasswordIsForItsOwnerOnlyAndAFolderHasOneUserAtATime() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
      assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
          .isEqualTo(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
      assertThat(postgres.password()).hasSizeGreaterThan(30);
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder, 0))
          .isInstanceOfAny(EmbeddedPostgresException.class, IllegalStateException.class);
    }
  }

  private static JdbcClient jdbc(EmbeddedPostgres postgres) {
    return JdbcClient.create(
        new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password()));
  }
}
