package org.trygg.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trygg.identifiers.AddressLease;
import org.trygg.identifiers.AddressPrefix;
import org.trygg.identifiers.BlindIndex;
import org.trygg.identifiers.Holder;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.Leases;
import org.trygg.identifiers.Sighting;
import org.trygg.identifiers.Tenure;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.Tagging;
import org.trygg.server.postgres.PostgresIdentifierStore;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Who had this address: sixteen leases for each address, one after the other, looked up by address
/// and instant; beside the bare look-up of the row by the index of the same table, its tag known.
///
/// The first argument is how many leases; 10,000,000 unless given.
public final class AddressHammer {
  private static final int EACH = 16;
  private static final int WARM_UP = 2;
  private static final int COUNTED = 7;
  private static final int LOOK_UPS = 3_000;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final long HOUR = 3_600;

  private final JdbcClient jdbc;
  private final Leases leases;
  private final UUID[] tags;
  private final Random chance = new Random(1);

  private AddressHammer(Bench bench, Tagging tagging, int size) throws SQLException, IOException {
    this.jdbc = bench.jdbc();
    this.tags = new UUID[size / EACH];
    var store = new PostgresIdentifierStore(jdbc);
    this.leases = new BlindIndex(store, tagging).leases();
    load(bench, tagging);
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    int size = arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]);
    Path keys = Files.createTempDirectory("trygg-bench-keys-");
    try (Bench bench = new Bench()) {
      Tagging tagging = FileKeyset.tagging(keys.resolve("identifiers"));
      new AddressHammer(bench, tagging, size).run(size);
    }
  }

  private void load(Bench bench, Tagging tagging) throws SQLException, IOException {
    jdbc.sql("INSERT INTO address_prefix_length VALUES (32, 32)").update();
    List<Index> indexes = indexes();
    indexes.forEach(each -> jdbc.sql("DROP INDEX " + each.name).update());
    try (Connection connection = bench.database().getConnection();
        var rows = new CopiedLeases(connection.unwrap(PGConnection.class))) {
      Leases loading = new BlindIndex(rows, tagging).leases();
      for (int address = 0; address < tags.length; address++) {
        for (int turn = 0; turn < EACH; turn++) {
          loading.put(lease(address, turn), new SubjectRef(new UUID(turn, address)));
        }
        tags[address] = rows.lastAddress();
      }
    }
    indexes.forEach(each -> jdbc.sql(each.definition).update());
    jdbc.sql("VACUUM ANALYZE address_lease").update();
  }

  private record Index(String name, String definition) {}

  /// The indexes that a look-up and a sweep need, made again after the loading.
  private List<Index> indexes() {
    return jdbc.sql(
            """
            SELECT indexname, indexdef FROM pg_indexes
            WHERE tablename = 'address_lease' AND indexname <> 'address_lease_pkey'
            """)
        .query((row, _) -> new Index(row.getString("indexname"), row.getString("indexdef")))
        .list();
  }

  private static AddressLease lease(int address, int turn) {
    Instant from = FIRST.plusSeconds(turn * HOUR);
    return new AddressLease(
        AddressPrefix.single(address(address)),
        Optional.empty(),
        AddressLease.Tie.NONE,
        Tenure.told(from, from.plusSeconds(HOUR)),
        new LeaseOrigin(
            Category.of("ip-log"),
            LocalDate.of(2026, 1, 1),
            Optional.of(ServiceName.of("internet")),
            Optional.of(LocalDate.of(2026, 7, 1))));
  }

  private static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(0x0a000000 + number).array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  private void run(int size) {
    var mine = new ArrayList<double[]>();
    var bare = new ArrayList<double[]>();
    for (int round = -WARM_UP; round < COUNTED; round++) {
      double[] one = round(this::lookUp);
      double[] other = round(this::bare);
      if (round >= 0) {
        mine.add(one);
        bare.add(other);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%,d leases; %d cores, JDK %s, %s %s; %d rounds of %,d to warm up, median of %d (least to"
            + " most)%n%n",
        size,
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        WARM_UP,
        LOOK_UPS,
        COUNTED);
    System.out.println("| who had this address | Trygg | bare index look-up | ratio |");
    System.out.println("|---|---|---|---|");
    System.out.println(row("p50", mine, bare, 0.5));
    System.out.println(row("p99", mine, bare, 0.99));
  }

  private double[] round(Consumer<Question> lookUp) {
    double[] micros = new double[LOOK_UPS];
    for (int i = 0; i < LOOK_UPS; i++) {
      int address = chance.nextInt(tags.length);
      int turn = chance.nextInt(EACH);
      var question = new Question(address, turn, FIRST.plusSeconds(turn * HOUR + HOUR / 2));
      long start = System.nanoTime();
      lookUp.accept(question);
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros);
    return micros;
  }

  private record Question(int address, int turn, Instant at) {
    SubjectRef answer() {
      return new SubjectRef(new UUID(turn, address));
    }
  }

  private void lookUp(Question asked) {
    var sighting = new Sighting(address(asked.address), OptionalInt.empty(), asked.at);
    require(
        leases.holder(sighting).equals(new Holder.One(asked.answer(), Holder.Certainty.CERTAIN)));
  }

  private void bare(Question asked) {
    var at = asked.at.atOffset(ZoneOffset.UTC);
    UUID subject =
        jdbc.sql(
                """
                SELECT subject FROM address_lease
                WHERE address = ? AND starts_at <= ? AND ends_at > ?
                """)
            .params(tags[asked.address], at, at)
            .query(UUID.class)
            .single();
    require(subject.equals(asked.answer().value()));
  }

  private static void require(boolean found) {
    if (!found) {
      throw new IllegalStateException("The holder was not found");
    }
  }

  private static String row(
      String name, List<double[]> mine, List<double[]> bare, double quantile) {
    double[] one = quantiles(mine, quantile);
    double[] other = quantiles(bare, quantile);
    return String.format(
        Locale.ROOT,
        "| %s | %.0f µs (%.0f to %.0f) | %.0f µs (%.0f to %.0f) | %.2f |",
        name,
        median(one),
        one[0],
        one[one.length - 1],
        median(other),
        other[0],
        other[other.length - 1],
        median(one) / median(other));
  }

  private static double[] quantiles(List<double[]> rounds, double quantile) {
    return rounds.stream()
        .mapToDouble(sorted -> sorted[(int) (quantile * sorted.length)])
        .sorted()
        .toArray();
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
