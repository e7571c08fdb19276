package org.trygg.formats;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.formats.LogReader.Line;
import org.trygg.lines.Lines;
import org.trygg.vocabulary.IdentifierKind;

/// What the log has told so far of one message in the queue, and its lines without an outcome yet.
final class PostfixMessage {
  private static final List<String> NAMES =
      List.of(
          "queue-id",
          "client-address",
          "sasl-username",
          "from",
          "to",
          "orig-to",
          "relay",
          "size",
          "nrcpt",
          "delay",
          "dsn",
          "status");

  private final Map<String, String> known = new HashMap<>();
  private Fingerprint pendingPrint = new Fingerprint(LogFormat.POSTFIX);
  private Optional<Lines> pending = Optional.empty();
  private Instant last = Instant.EPOCH;

  PostfixMessage(String queueId) {
    known.put("queue-id", queueId);
  }

  /// Takes a line that says something for the deliveries to come.
  void add(PostfixLine said, Map<String, String> values) {
    known.putAll(values);
    pendingPrint.add(said.line().text());
    pending = Optional.of(own(said.line()));
    last = said.at();
  }

  long pendingLines() {
    return pending.map(Lines::count).orElse(0L);
  }

  /// Makes the outcome of a line that tells what became of the message, with those before it.
  ///
  /// The id is of this line alone: it is the same when the log is read again from further back.
  Outcome told(EventType type, PostfixLine said, Map<String, String> values) {
    Lines lines = own(said.line());
    String id = new Fingerprint(LogFormat.POSTFIX).add(said.line().text()).id();
    Map<String, String> all = new HashMap<>(known);
    all.putAll(values);
    boolean whole = known.containsKey("size");
    forgetPending();
    return outcome(type, said.at(), all, new Observation.Origin(lines, id, whole));
  }

  /// Makes the outcome of the lines after which nothing is told of the message any more.
  Optional<Outcome> leftOver() {
    Optional<Outcome> outcome =
        pending.map(lines -> {
          String id = pendingPrint.id();
          Observation.Origin origin = new Observation.Origin(lines, id, false);
          return outcome(EventType.MAIL_QUEUED, last, known, origin);
        });
    forgetPending();
    return outcome;
  }

  private Lines own(Line line) {
    return pending.map(lines -> lines.plus(line.number())).orElseGet(line::lines);
  }

  private void forgetPending() {
    pending = Optional.empty();
    pendingPrint = new Fingerprint(LogFormat.POSTFIX);
  }

  /// The account that sent it leads to the subject better than the addresses, which may be forged.
  static Outcome outcome(
      EventType type, Instant at, Map<String, String> values, Observation.Origin origin) {
    Observation.Content content = new Observation.Content();
    NAMES.forEach(name -> content.put(name, values.getOrDefault(name, "")));
    content.about(Named.by(IdentifierKind.ACCOUNT, values.getOrDefault("sasl-username", "")));
    for (String name : List.of("from", "to", "orig-to")) {
      content.about(Named.by(IdentifierKind.EMAIL, values.getOrDefault(name, "")));
    }
    return content.namesSomeone()
        ? new Outcome.Understood(origin.lines(), List.of(content.observed(type, at, origin)))
        : new Outcome.Ignored(origin.lines(), Drop.NOBODY_NAMED);
  }
}
