package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trygg.server.database.EmbeddedPostgres;

/// The scan finds what is planted: one that finds nothing proves nothing.
class CanaryScanTest {
  private static final String CANARY = "Åsa Kanariefågel";
  private final CanaryScan scan = new CanaryScan(List.of("198501012382", CANARY));

  @TempDir private Path folder;

  @Test
  void aValueIsFoundInEveryEncodingWhereverItStands() {
    byte[] utf8 = CANARY.getBytes(UTF_8);
    String hex = HexFormat.of().formatHex(utf8);
    for (int before = 0; before < 7; before++) {
      String lead = "x".repeat(before);
      String text = lead + CANARY + "y";
      assertFound(text.getBytes(UTF_8));
      assertFound(text.getBytes(UTF_16LE));
      assertFound(text.getBytes(UTF_16BE));
      assertFound(text.getBytes(ISO_8859_1));
      assertFound((lead + hex).getBytes(UTF_8));
      assertFound(Base64.getEncoder().encode(text.getBytes(UTF_8)));
      assertFound(Base64.getUrlEncoder().encode(text.getBytes(UTF_8)));
    }
    assertFound("{\"name\":\"\\u00c5sa Kanarief\\u00e5gel\"}".getBytes(UTF_8));
    assertFound("?name=%C3%85sa+Kanarief%C3%A5gel".getBytes(UTF_8));
    assertFound("åsa kanariefågel".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Åsa Kanariefåge", "sa Kanariefågel", "", "Åsa  Kanariefågel"})
  void whatIsNotTheValueIsNotFound(String text) {
    assertThat(scan.in("here", text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void aValueInARowOfAPlainTableIsFoundInTheFilesOfTheDatabase() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0)) {
      JdbcClient jdbc =
          JdbcClient.create(
              new DriverManagerDataSource(
                  postgres.jdbcUrl(), postgres.username(), postgres.password()));
      jdbc.sql("CREATE TABLE planted (name text)").update();
      jdbc.sql("INSERT INTO planted VALUES (?)").param(CANARY).update();
    }
    Files.writeString(folder.resolve("planted.log"), "a call by 198501012382\n");

    List<CanaryScan.Hit> hits = scan.in(folder);

    assertThat(hits).contains(new CanaryScan.Hit("planted.log", 0));
    assertThat(hits.stream().filter(hit -> hit.canary() == 1).map(CanaryScan.Hit::where))
        .anyMatch(where -> where.startsWith("data/base/"))
        .anyMatch(where -> where.startsWith("data/pg_wal/"));
  }

  private void assertFound(byte[] bytes) {
    assertThat(scan.in("here", bytes)).containsExactly(new CanaryScan.Hit("here", 1));
  }
}
