package org.trygg.formats;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trygg.formats.LogReader.Grammar;
import org.trygg.formats.LogReader.Line;
import org.trygg.lines.FaultKind;
import org.trygg.lines.FormatFault;
import org.trygg.lines.Lines;
import org.trygg.lines.Stamps;

/// Reads Postfix's mail log: each delivery is one observation, joined by host and queue id with
/// what was told of the message before.
///
/// The lines that tell of a message belong to its first delivery after them, each later delivery
/// line to itself. Of a message without a delivery, the lines are told as `mail.queued` when it
/// leaves the queue, when its queue id is used again, when too many messages are open (the one that
/// was longest silent goes first), or at the end. Content of messages is never kept: LEK 9:27.
final class Postfix implements Grammar {
  private static final int MOST_OPEN = 10_000;
  private static final int MOST_PENDING = 256;

  /// Texts about what a message says, by header or body checks and by filters.
  private static final Pattern CONTENT =
      Pattern.compile(
          "(milter-)?(warning|info|reject|discard|hold|redirect|prepend|replace|strip|filter|bcc"
              + "|header-\\w+|body-\\w+): (header|body|mime-header|nested-header) .*",
          Pattern.DOTALL);

  private static final Pattern REFUSAL = Pattern.compile("(milter-)?reject: ");
  private static final Pattern CLIENT_ADDRESS = Pattern.compile(".{0,255}?\\[([^\\[\\]]{1,45})].*");

  private final Stamps stamps;
  private final LinkedHashMap<String, PostfixMessage> open = new LinkedHashMap<>(64, 0.75f, true);

  Postfix(Stamps stamps) {
    this.stamps = stamps;
  }

  @Override
  public void line(Line line, Sink sink) {
    if (line.text().isBlank()) {
      sink.ignore(line.lines(), Drop.BLANK);
      return;
    }
    try {
      PostfixLine said = PostfixLine.parse(line, stamps);
      if (!said.isPostfix()) {
        sink.ignore(line.lines(), Drop.OTHER_PROGRAM);
      } else if (said.queueId().isPresent()) {
        queued(said, said.queueId().get(), sink);
      } else {
        unqueued(said, sink);
      }
    } catch (FormatFault e) {
      sink.malformed(line.lines(), e.kind());
    }
  }

  @Override
  public void damaged(long number, FaultKind fault, Sink sink) {
    sink.malformed(Lines.of(number), fault);
  }

  @Override
  public void end(Sink sink) {
    open.values().forEach(message -> message.leftOver().ifPresent(sink::accept));
    open.clear();
  }

  /// A line of no message: a refusal that names a mailbox is told, the rest is the server's work.
  private static void unqueued(PostfixLine said, Sink sink) throws FormatFault {
    Lines lines = said.line().lines();
    String text = said.says().replaceFirst("^NOQUEUE: ", "");
    if (isContent(text)) {
      sink.ignore(lines, Drop.MESSAGE_CONTENT);
    } else if (REFUSAL.matcher(text).lookingAt()) {
      String id = new Fingerprint(LogFormat.POSTFIX).add(said.line().text()).id();
      Observation.Origin origin = new Observation.Origin(lines, id, true);
      Map<String, String> values = refused(text);
      sink.accept(PostfixMessage.outcome(EventType.MAIL_REJECTED, said.at(), values, origin));
    } else {
      sink.ignore(lines, Drop.HOUSEKEEPING);
    }
  }

  private void queued(PostfixLine said, String queueId, Sink sink) throws FormatFault {
    String key = said.host() + "/" + queueId;
    String text = said.text();
    if (isContent(text)) {
      sink.ignore(said.line().lines(), Drop.MESSAGE_CONTENT);
    } else if (text.equals("removed")) {
      close(key, sink);
      sink.ignore(said.line().lines(), Drop.HOUSEKEEPING);
    } else if (REFUSAL.matcher(text).lookingAt()) {
      Map<String, String> values = refused(text);
      sink.accept(message(key, queueId, sink).told(EventType.MAIL_REJECTED, said, values));
    } else {
      valued(said, key, queueId, sink);
    }
  }

  private void valued(PostfixLine said, String key, String queueId, Sink sink) throws FormatFault {
    String text = said.text();
    Map<String, String> values = PostfixLine.values(text);
    if (text.startsWith("to=") || values.containsKey("status")) {
      EventType type = delivery(values.getOrDefault("status", ""));
      sink.accept(message(key, queueId, sink).told(type, said, values));
    } else if (text.startsWith("client=") || text.startsWith("uid=")) {
      close(key, sink); // what was known under the same queue id was of another message
      message(key, queueId, sink).add(said, client(text, values));
    } else if (text.startsWith("from=") || text.startsWith("message-id=")) {
      PostfixMessage message = message(key, queueId, sink);
      message.add(said, values);
      if (message.pendingLines() == MOST_PENDING) {
        message.leftOver().ifPresent(sink::accept);
      }
    } else {
      sink.ignore(said.line().lines(), Drop.HOUSEKEEPING);
    }
  }

  private void close(String key, Sink sink) {
    PostfixMessage message = open.remove(key);
    if (message != null) {
      message.leftOver().ifPresent(sink::accept);
    }
  }

  private PostfixMessage message(String key, String queueId, Sink sink) {
    if (open.size() == MOST_OPEN && !open.containsKey(key)) {
      open.pollFirstEntry().getValue().leftOver().ifPresent(sink::accept);
    }
    return open.computeIfAbsent(key, _ -> new PostfixMessage(queueId));
  }

  private static EventType delivery(String status) throws FormatFault {
    return switch (status) {
      case "" -> throw new FormatFault(FaultKind.VALUE_MISSING);
      case "sent" -> EventType.MAIL_SENT;
      case "deferred", "SOFTBOUNCE" -> EventType.MAIL_DEFERRED;
      case "bounced" -> EventType.MAIL_BOUNCED;
      case "expired", "force-expired" -> EventType.MAIL_EXPIRED;
      case "deliverable", "undeliverable" -> EventType.MAIL_PROBED;
      default -> throw new FormatFault(FaultKind.UNKNOWN_EVENT);
    };
  }

  private static boolean isContent(String text) {
    return CONTENT.matcher(text).matches();
  }

  /// The mailboxes stand after the last semicolon; what comes before may quote the message.
  private static Map<String, String> refused(String text) throws FormatFault {
    String mailboxes = text.substring(text.lastIndexOf("; ") + 1).strip();
    boolean named = mailboxes.startsWith("from=") || mailboxes.startsWith("to=");
    Map<String, String> values = named ? PostfixLine.values(mailboxes) : new HashMap<>();
    int from = text.indexOf(" from ");
    return from < 0 ? values : client(text.substring(from), values);
  }

  private static Map<String, String> client(String text, Map<String, String> values) {
    Matcher address = CLIENT_ADDRESS.matcher(text);
    if (address.matches()) {
      values.put("client-address", address.group(1));
    }
    return values;
  }
}
