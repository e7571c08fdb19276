package org.trygg.server.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Leaf;
import org.trygg.ledger.LogStore;
import org.trygg.ledger.Pending;
import org.trygg.ledger.Sequenced;
import org.trygg.proof.TreeStore;
import org.trygg.vocabulary.SubjectRef;

/// The processing log on PostgreSQL, as the sequencer and the proofs see it: a batch is one
/// statement for each table.
public final class PostgresLogStore implements LogStore {
  /// The number of the advisory lock that the leading sequencer holds; chosen by chance.
  private static final long LEADER = 0x7C1D_5E0A_93B2_4F61L;

  /// The processing log among the logs of the tables of trees.
  private static final int PROCESSING = 0;

  private final JdbcClient jdbc;
  private final TreeStore tree;

  public PostgresLogStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.tree = new PostgresTreeStore(jdbc, PROCESSING);
  }

  @Override
  public boolean tryLead() {
    return jdbc.sql("SELECT pg_try_advisory_xact_lock(:leader)")
        .param("leader", LEADER)
        .query(Boolean.class)
        .single();
  }

  /// Leaves out what an erasure is just unlinking: the log does not stand still for it, and neither
  /// waits for the other in a ring. Those entries come in the next run.
  @Override
  public List<Pending> holdPending(int most) {
    return jdbc.sql(
            """
            SELECT entry_id, leaf, subject FROM ledger_pending
            ORDER BY entry_id LIMIT :most FOR UPDATE SKIP LOCKED
            """)
        .param("most", most)
        .query((row, _) ->
            new Pending(
                new EntryId(row.getObject("entry_id", UUID.class)),
                Leaf.of(row.getBytes("leaf")),
                Optional.ofNullable(row.getObject("subject", UUID.class)).map(SubjectRef::new)))
        .list();
  }

  @Override
  public TreeStore tree() {
    return tree;
  }

  @Override
  public Map<SubjectRef, Leaf.Last> last(Collection<SubjectRef> subjects) {
    Map<SubjectRef, Leaf.Last> last = new HashMap<>();
    jdbc.sql(
            """
            SELECT asked.subject, last.index, last.number
            FROM unnest(:subjects) AS asked (subject)
            CROSS JOIN LATERAL (
              SELECT index, number FROM ledger_subject WHERE subject = asked.subject
              ORDER BY index DESC LIMIT 1) AS last
            """)
        .param("subjects", Columns.uuids(subjects.stream().map(SubjectRef::value)))
        .query(row -> {
          last.put(
              new SubjectRef(Columns.uuid(row, "subject")),
              new Leaf.Last(row.getLong("index"), row.getLong("number")));
        });
    return last;
  }

  /// Moves them within the database: of a leaf only what its count puts before it comes over.
  @Override
  public void add(long first, List<Added> entries) {
    int moved =
        jdbc.sql(
                """
                WITH given AS (
                  SELECT * FROM unnest(:ids, :heads, :numbers, :previous, :secrets)
                    WITH ORDINALITY AS given (entry_id, head, number, previous, secret, place)),
                taken AS (
                  DELETE FROM ledger_pending WHERE entry_id = ANY (:ids)
                  RETURNING entry_id, leaf, subject),
                placed AS (
                  SELECT :first - 1 + place AS index, entry_id, head || leaf AS leaf,
                    subject, number, previous, secret
                  FROM taken JOIN given USING (entry_id)),
                linked AS (
                  INSERT INTO ledger_subject (subject, index, number, previous, secret)
                  SELECT subject, index, number, previous, secret
                  FROM placed WHERE subject IS NOT NULL)
                INSERT INTO ledger_entry (index, entry_id, leaf)
                SELECT index, entry_id, leaf FROM placed
                """)
            .param("first", first)
            .param("ids", array("uuid", entries, each -> each.entry().id().value()))
            .param("heads", bytes(entries, PostgresLogStore::head))
            .param("numbers", array("bigint", entries, PostgresLogStore::number))
            .param("previous", array("bigint", entries, PostgresLogStore::previous))
            .param("secrets", bytes(entries, PostgresLogStore::secret))
            .update();
    if (moved != entries.size()) {
      throw new IllegalStateException("An entry gets a place once");
    }
  }

  private static byte[] head(Added added) {
    return added.count().isPresent()
        ? Arrays.copyOf(added.entry().leaf().bytes(), Leaf.COUNTED_HEAD_BYTES)
        : new byte[0];
  }

  private static long number(Added added) {
    return added.count().map(Leaf.Count::number).orElse(0L);
  }

  private static long previous(Added added) {
    return added.count().map(Leaf.Count::previous).orElse(-1L);
  }

  private static byte[] secret(Added added) {
    return added.count().map(count -> count.secret().bytes()).orElse(new byte[0]);
  }

  @Override
  public Optional<Sequenced> find(EntryId id) {
    return jdbc.sql("SELECT index, leaf FROM ledger_entry WHERE entry_id = :id")
        .param("id", id.value())
        .query((row, _) -> new Sequenced(row.getLong("index"), Leaf.of(row.getBytes("leaf"))))
        .optional();
  }

  @Override
  public List<Sequenced> entries(long from, long to) {
    return jdbc.sql(
            """
            SELECT index, leaf FROM ledger_entry
            WHERE index >= :from AND index < :to ORDER BY index
            """)
        .param("from", from)
        .param("to", to)
        .query((row, _) -> new Sequenced(row.getLong("index"), Leaf.of(row.getBytes("leaf"))))
        .list();
  }

  /// NULL stands for nobody, in SQL only.
  static @Nullable UUID subject(Pending entry) {
    return entry.subject().map(SubjectRef::value).orElse(null);
  }

  static <T> SqlArrayValue array(
      String type, List<T> rows, Function<? super T, ? extends @Nullable Object> column) {
    List<@Nullable Object> values = new ArrayList<>(rows.size());
    for (T row : rows) {
      values.add(column.apply(row));
    }
    return new SqlArrayValue(type, values.toArray());
  }

  /// As an array of byte arrays: the driver takes no others for bytea.
  static <T> SqlArrayValue bytes(List<T> rows, Function<? super T, byte[]> column) {
    return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
  }
}
