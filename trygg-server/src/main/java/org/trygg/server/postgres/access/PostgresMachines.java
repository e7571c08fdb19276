package org.trygg.server.postgres.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.server.access.Duty;
import org.trygg.server.access.Machine;
import org.trygg.server.access.Machines;
import org.trygg.server.access.Token;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// The registrations of machine clients, in the table `machine`.
public final class PostgresMachines implements Machines {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresMachines(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void register(Machine machine, Token.Hash token) {
    jdbc.sql(
            """
            INSERT INTO machine (client, token_hash, duties, purposes, categories, expires_at)
            VALUES (:client, :token, :duties, :purposes, :categories, :expires)
            ON CONFLICT (client) DO UPDATE SET token_hash = EXCLUDED.token_hash,
              duties = EXCLUDED.duties, purposes = EXCLUDED.purposes,
              categories = EXCLUDED.categories, expires_at = EXCLUDED.expires_at
            """)
        .param("client", machine.actor().client())
        .param("token", token.bytes())
        .param("duties", texts(machine.duties()))
        .param("purposes", texts(machine.purposes()))
        .param("categories", texts(machine.categories()))
        .param("expires", machine.expires().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public Optional<Machine> find(Token.Hash token) {
    return jdbc.sql(
            """
            SELECT client, token_hash, duties, purposes, categories, expires_at
            FROM machine WHERE token_hash = :token AND expires_at > :now
            """)
        .param("token", token.bytes())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> new Found(machine(row), new Token.Hash(row.getBytes("token_hash"))))
        .optional()
        .filter(found -> found.token.equals(token))
        .map(Found::machine);
  }

  @Override
  public boolean remove(Actor.Machine client) {
    return jdbc.sql("DELETE FROM machine WHERE client = :client")
            .param("client", client.client())
            .update()
        > 0;
  }

  private record Found(Machine machine, Token.Hash token) {}

  private static Machine machine(ResultSet row) throws SQLException {
    return new Machine(
        new Actor.Machine(row.getString("client")),
        set(row.getArray("duties"), Duty::valueOf),
        set(row.getArray("purposes"), Purpose::of),
        set(row.getArray("categories"), Category::of),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static String[] texts(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().toArray(String[]::new);
  }

  private static <T> Set<T> set(Array array, Function<String, T> parse) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).map(parse).collect(Collectors.toSet());
  }
}
