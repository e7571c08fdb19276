package org.trygg.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.trygg.passage.Happening;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// One thing that happened, in whatever form it came: what the gate needs to take it in.
record Arrival(MessageKey key, About about, Category category, Origin origin, Happening happening) {
  /// About how many bytes it has.
  long bytes() {
    long total = happening.type().length();
    for (Map.Entry<String, String> field : happening.fields().entrySet()) {
      total += field.getKey().length() + field.getValue().length();
    }
    return total;
  }

  /// Whom it may be about: somebody by pseudonym, or else by identifier, likeliest first.
  record About(Optional<SubjectRef> subject, List<Identifier> identifiers) {
    /// Nobody that anything leads to: a pseudonym of nobody's.
    static SubjectRef stranger() {
      return new SubjectRef(UUID.randomUUID());
    }

    @Override
    public String toString() {
      return "About[REDACTED]";
    }
  }

  /// From where it came.
  ///
  /// @param service empty where it is to be found by what the subject holds
  record Origin(Source source, Optional<ServiceName> service) {}
}
