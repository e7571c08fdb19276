package org.trygg.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// One event as it came, CloudEvents 1.0.2; never printed.
///
/// @param name what the event is known again by
public record CloudEvent(Name name, String type, Instant time, About about, Data data) {
  /// Its source and id, which together occur once.
  public record Name(String source, String id) {
    @Override
    public String toString() {
      return "Name[REDACTED]";
    }
  }

  /// Whom it is about.
  public sealed interface About {
    /// Somebody by pseudonym.
    record Known(SubjectRef subject) implements About {}

    /// Whoever an identifier leads to.
    record Led(Identifier identifier) implements About {}
  }

  /// What happened.
  ///
  /// @param service the service that left it; empty where the sender does not say
  /// @param from where it came from; empty for what using the service left
  public record Data(
      Category category,
      Optional<ServiceName> service,
      Optional<Source> from,
      Map<String, String> fields) {
    public Data {
      fields = new TreeMap<>(fields);
    }

    @Override
    public String toString() {
      return "Data[REDACTED]";
    }
  }

  @Override
  public String toString() {
    return "CloudEvent[REDACTED]";
  }
}
