package org.trygg.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.trygg.passage.Submission;
import org.trygg.vault.TrafficEvent;

/// The bare database, for baselines: one row for each event, in the clear, with the columns that a
/// log has, and a primary key.
final class BareTables {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final long EPOCH_2000_MICROS = 946_684_800_000_000L;
  private static final int COLUMNS = 8;

  private final HikariDataSource database;
  private final AtomicLong sequence = new AtomicLong();

  BareTables(HikariDataSource database) {
    this.database = database;
    JdbcClient.create(database)
        .sql(
            """
            CREATE TABLE bare_event (subject uuid, at timestamptz, seq bigint, category text,
              source text, service text, type text, fields text, PRIMARY KEY (subject, at, seq))
            """)
        .update();
  }

  /// One event as a row, its values ready to be sent.
  record Row(
      UUID subject, Instant at, String category, String service, String type, String fields) {
    static List<Row> of(Submission.Events events) {
      return events.events().stream().map(each -> of(events, each)).toList();
    }

    private static Row of(Submission.Events events, TrafficEvent event) {
      return new Row(
          events.subject().value(),
          event.at(),
          events.category().name(),
          events.service().orElseThrow().name(),
          event.type(),
          event.fields().byName().entrySet().stream()
              .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
              .collect(Collectors.joining(",", "{", "}")));
    }
  }

  /// COPY in binary form, one commit.
  void copy(List<Row> rows) {
    try (Connection connection = database.getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY bare_event FROM STDIN (FORMAT binary)",
              new ByteArrayInputStream(binary(rows)),
              1 << 16);
    } catch (SQLException e) {
      throw new IllegalStateException("The baseline failed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] binary(List<Row> rows) throws IOException {
    var bytes = new ByteArrayOutputStream(rows.size() * 256);
    try (var out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      out.writeInt(0);
      out.writeInt(0);
      for (Row row : rows) {
        out.writeShort(COLUMNS);
        out.writeInt(2 * Long.BYTES);
        out.writeLong(row.subject.getMostSignificantBits());
        out.writeLong(row.subject.getLeastSignificantBits());
        number(
            out,
            row.at.getEpochSecond() * 1_000_000 + row.at.getNano() / 1_000 - EPOCH_2000_MICROS);
        number(out, sequence.incrementAndGet());
        text(out, row.category);
        text(out, "service-use");
        text(out, row.service);
        text(out, row.type);
        text(out, row.fields);
      }
      out.writeShort(-1);
    }
    return bytes.toByteArray();
  }

  private static void number(DataOutputStream out, long value) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(value);
  }

  private static void text(DataOutputStream out, String value) throws IOException {
    byte[] utf8 = value.getBytes(UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /// One batched insert of all the rows, one commit.
  void insert(List<Row> rows) {
    JdbcClient.create(database)
        .sql(
            """
            INSERT INTO bare_event (subject, at, seq, category, source, service, type, fields)
            SELECT * FROM unnest(?::uuid[], ?::timestamptz[], ?::bigint[], ?::text[], ?::text[],
              ?::text[], ?::text[], ?::text[])
            """)
        .param(array("uuid", rows, Row::subject))
        .param(array("timestamptz", rows, row -> row.at.atOffset(ZoneOffset.UTC)))
        .param(array("bigint", rows, _ -> sequence.incrementAndGet()))
        .param(array("text", rows, Row::category))
        .param(array("text", rows, _ -> "service-use"))
        .param(array("text", rows, Row::service))
        .param(array("text", rows, Row::type))
        .param(array("text", rows, Row::fields))
        .update();
  }

  private static SqlArrayValue array(String type, List<Row> rows, Function<Row, Object> value) {
    return new SqlArrayValue(type, rows.stream().map(value).toArray());
  }
}
