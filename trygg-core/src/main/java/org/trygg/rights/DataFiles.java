package org.trygg.rights;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trygg.passage.Shown;
import org.trygg.policy.FieldType;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Words;

/// Writes the data of a category: its records as one JSON file, its events as one CSV file a month.
record DataFiles(FileNames names, ZoneId zone, Language language) {
  private static final Words HASHED = new Words("lagrat som hash", "stored as hash");
  private static final List<String> FIRST = List.of("at", "type", "source");
  private static final String OTHER = "other-fields";

  AccessPackage.Count write(AccessPackage.Part part, ZipFolder folder) {
    try (var out = new Out(part.rule(), folder)) {
      part.contents().forEach(out::take);
      return new AccessPackage.Count(out.records, out.events);
    }
  }

  /// The value of a field as it may leave: a password's hash is named, and never told.
  static String told(Rule.OfCategory rule, String field, String value, Language language) {
    return rule.fields().get(field) == FieldType.PASSWORD_HASH ? HASHED.in(language) : value;
  }

  static String time(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }

  /// One category's files: records come first, then events in order of time.
  private final class Out implements AutoCloseable {
    private final Rule.OfCategory rule;
    private final ZipFolder folder;
    private long records;
    private long events;
    private Optional<ZipFolder.Open> file = Optional.empty();
    private Optional<JsonFile> json = Optional.empty();
    private Optional<YearMonth> month = Optional.empty();

    Out(Rule.OfCategory rule, ZipFolder folder) {
      this.rule = rule;
      this.folder = folder;
    }

    void take(Shown shown) {
      shown.type().ifPresentOrElse(type -> event(type, shown), () -> record(shown));
    }

    private void record(Shown shown) {
      records++;
      JsonFile open = json.orElseGet(this::startRecords);
      open.element(() -> {
        open.text("collected", time(shown.at(), zone));
        open.text("source", shown.source().name());
        open.flag("former", shown.former());
        open.object(
            "fields",
            () ->
                shown
                    .values()
                    .forEach((name, value) -> open.text(name, told(rule, name, value, language))));
      });
    }

    private JsonFile startRecords() {
      var open = start(names.records(rule.nature().kind(), rule.category()));
      var started = new JsonFile(open.out());
      started.text("category", rule.category().name());
      started.text("means", rule.head().words().in(language));
      started.startList("records");
      json = Optional.of(started);
      return started;
    }

    private void event(String type, Shown shown) {
      events++;
      YearMonth of = YearMonth.from(shown.at().atZone(zone));
      if (!month.equals(Optional.of(of))) {
        close();
        month = Optional.of(of);
        start(names.events(rule.nature().kind(), rule.category(), of));
        line(header());
      }
      line(row(type, shown));
    }

    private List<String> header() {
      var header = new ArrayList<>(FIRST);
      header.addAll(rule.fields().keySet());
      header.add(OTHER);
      return header;
    }

    private List<String> row(String type, Shown shown) {
      var left = new TreeMap<>(shown.values());
      var row = new ArrayList<>(List.of(time(shown.at(), zone), type, shown.source().name()));
      for (String name : rule.fields().keySet()) {
        row.add(told(rule, name, Optional.ofNullable(left.remove(name)).orElse(""), language));
      }
      row.add(other(left.entrySet()));
      return row;
    }

    /// Fields that this version of the policy does not know, from before it.
    private static String other(Collection<Map.Entry<String, String>> left) {
      return left.stream()
          .map(each -> each.getKey() + "=" + each.getValue())
          .collect(Collectors.joining("; "));
    }

    private void line(List<String> values) {
      file.ifPresent(open -> ZipFolder.write(open.out(), Csv.row(values)));
    }

    private ZipFolder.Open start(String name) {
      ZipFolder.Open open = folder.open(name);
      file = Optional.of(open);
      return open;
    }

    @Override
    public void close() {
      json.ifPresent(open -> {
        open.endList();
        open.close();
      });
      json = Optional.empty();
      file.ifPresent(ZipFolder.Open::close);
      file = Optional.empty();
    }
  }
}
