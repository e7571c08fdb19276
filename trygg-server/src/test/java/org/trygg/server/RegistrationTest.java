package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Token;
import org.trygg.server.postgres.TestDatabase;
import org.trygg.server.postgres.access.PostgresMachines;

class RegistrationTest {
  private final HikariDataSource database = TestDatabase.fresh();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir private Path data;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aClientIsRegisteredForWhatWasSaidAndItsTokenIsToldOnce() {
    assertThat(register("client", "billing-system", "feed,ask", "provision.billing", "invoice"))
        .isZero();

    String token = printed.toString(UTF_8).strip().replaceAll(".* ", "");
    Machine machine =
        new PostgresMachines(JdbcClient.create(database), InstantSource.system())
            .find(Token.parse(token).orElseThrow().hash())
            .orElseThrow();
    assertThat(machine.actor().client()).isEqualTo("billing-system");
    assertThat(machine.purposes()).hasToString("[provision.billing]");
    assertThat(machine.categories()).hasToString("[invoice]");
  }

  @Test
  void staffAreRegisteredInARoleOfThePolicyOnly() {
    assertThat(register("staff", "s-17", "support")).isZero();
    assertThat(register("staff", "s-18", "astronaut")).isEqualTo(1);
    assertThat(printed.toString(UTF_8)).contains("the policy has no such role");
  }

  @Test
  void whatThePolicyDoesNotKnowIsNotRegistered() {
    assertThat(register("client", "c", "feed", "gossip", "invoice")).isEqualTo(1);
    assertThat(register("client", "c", "feed", "provision", "gait")).isEqualTo(1);
    assertThat(register("client", "c", "fly", "provision", "invoice")).isEqualTo(1);
    assertThat(register("client", "c")).isEqualTo(2);
  }

  private int register(String... words) {
    List<String> all =
        Stream.concat(
                Stream.of(words),
                Stream.of(
                    "--trygg.data=" + data,
                    "--trygg.policies=../policies",
                    "--trygg.law=../law/se"))
            .toList();
    Map<String, String> environment =
        Map.of(
            "TRYGG_DATABASE_URL", database.getJdbcUrl(),
            "TRYGG_DATABASE_USER", database.getUsername(),
            "TRYGG_DATABASE_PASSWORD", database.getPassword());
    return Registration.run(all, environment, new PrintStream(printed, true, UTF_8));
  }
}
