package org.trygg.server.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.trygg.server.house.Doors.json;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The program that stored the data folder of a landing, through the doors of the program of that
/// day. It is run once for a landing, in the folder of this module, with the file to write.
final class StoringALanding {
  private static final List<Look> LOOKS =
      List.of(
          new Look(
              "support",
              "fault",
              List.of("ip-log", "mail-log", "message-log", "sensor-log", "system-log")),
          new Look("support", "order", List.of("identity", "contact", "subscription")),
          new Look("billing", "billing", List.of("identity", "invoice")));

  /// Who looks at what, in which kind of case.
  private record Look(String role, String kind, List<String> categories) {
    Stream<Held> at(Doors doors, String subject) {
      return categories.stream()
          .flatMap(category -> Held.look(doors, subject, role, kind, category).stream())
          .filter(held -> !held.fields().isEmpty());
    }
  }

  private StoringALanding() {}

  public static void main(String[] words) throws Exception {
    Path home = Files.createTempDirectory("landing");
    Path data = Files.createDirectory(home.resolve("data"));
    Path stored = Files.createDirectory(home.resolve("stored"));
    String wal;
    try (TryggProcess program = TryggProcess.start(data, "--trygg.subjects=3")) {
      live(program, stored);
      wal = switchLog(program.database());
      program.stop();
    }
    trim(data, wal);
    Folders.copy(data, stored.resolve("data"));
    Folders.copy(Path.of("../policies"), stored.resolve("policies"));
    Folders.copy(Path.of("../law"), stored.resolve("law"));
    FolderArchive.pack(stored, Path.of(words[0]));
    Folders.remove(home);
  }

  private static void live(TryggProcess program, Path stored) throws Exception {
    Doors doors = program.doors();
    var planting = new Planting(doors);
    List<Canaries.Person> people = Canaries.of(400, 3).people();
    people.stream().limit(2).forEach(planting::plant);
    people.stream().limit(2).forEach(planting::declare);
    planting.plantWhatNoLawKeeps(people.getLast());
    String erased = planting.erase(people.getLast()).get("ledgerId").stringValue();
    doors.open(doors.staff("disclosure"), planting.subject(people.getFirst()), "secret-order");
    var held = new ArrayList<String>();
    for (String subject : subjects(program.database())) {
      LOOKS.stream().flatMap(look -> look.at(doors, subject)).map(Held::toLine).forEach(held::add);
    }
    Files.write(stored.resolve("held.ndjson"), held, UTF_8);
    Files.writeString(stored.resolve("ledger.key"), Doors.text(doors.get("/ledger/key")));
    Files.writeString(stored.resolve("erased.receipt"), receipt(doors, erased));
    Files.writeString(
        stored.resolve("read.receipt"), receipt(doors, reading(doors, planting, people)));
    Files.writeString(
        stored.resolve("people.json"),
        json(
            Map.of(
                "erased", people.getLast().personnummer(),
                "stays", people.get(1).personnummer(),
                "subject", planting.subject(people.get(1)))));
  }

  private static String reading(Doors doors, Planting planting, List<Canaries.Person> people) {
    String support = doors.staff("support");
    String subject = planting.subject(people.getFirst());
    String fault = doors.open(support, subject, "fault");
    return doors
        .reading(support, fault, subject, "sensor-log")
        .headers()
        .firstValue("Trygg-Ledger-Id")
        .orElseThrow();
  }

  /// The receipt, once the entry has its place in the log.
  private static String receipt(Doors doors, String entry) {
    HttpResponse<byte[]> answer;
    do {
      String token = "Bearer " + doors.staff("privacy");
      answer = doors.get("/api/v1/ledger/receipts/" + entry, "Authorization", token);
    } while (answer.statusCode() != 200);
    return Doors.text(answer);
  }

  private static List<String> subjects(JdbcClient database) {
    return database
        .sql("SELECT pseudonym::text FROM subject ORDER BY pseudonym")
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Begins a new, empty segment of the database's log, and names it: the others are not needed
  /// after a clean stop.
  private static String switchLog(JdbcClient database) {
    database.sql("ALTER SYSTEM SET wal_recycle = off").update();
    database.sql("SELECT pg_reload_conf()").query((_, _) -> 0).list();
    database.sql("SELECT pg_switch_wal()").query((_, _) -> 0).list();
    database.sql("CHECKPOINT").update();
    database.sql("ALTER SYSTEM RESET ALL").update();
    return database
        .sql("SELECT pg_walfile_name(pg_current_wal_lsn())")
        .query((row, _) -> row.getString(1))
        .single();
  }

  private static void trim(Path data, String wal) throws IOException {
    Path postgres = data.resolve("postgres");
    try (Stream<Path> files = Files.list(postgres);
        Stream<Path> segments = Files.list(postgres.resolve("data/pg_wal"))) {
      for (Path each : files.toList()) {
        String name = each.getFileName().toString();
        if (name.startsWith("pgsql-")) {
          Folders.remove(each);
        } else if (name.endsWith(".log") || name.equals("lock")) {
          Files.delete(each);
        }
      }
      for (Path each : segments.filter(Files::isRegularFile).toList()) {
        if (!each.getFileName().toString().equals(wal)) {
          Files.delete(each);
        }
      }
    }
    Folders.remove(data.resolve("tmp"));
  }
}
