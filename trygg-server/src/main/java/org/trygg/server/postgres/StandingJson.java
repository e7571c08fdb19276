package org.trygg.server.postgres;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// A standing as JSON and back, strictly: an unknown field, a missing one or another form is a
/// fault.
///
/// The names in the JSON are those of the records' components. A test holds a stored text against
/// them, so that renaming one asks for a new form and a migration.
final class StandingJson {
  /// The form written; the only one read.
  static final int FORM = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .addMixIn(CaseKind.class, Name.class)
          .addMixIn(Category.class, Name.class)
          .addMixIn(ServiceName.class, Name.class)
          .addMixIn(Purpose.class, Path.class)
          .addMixIn(SubjectRef.class, Pseudonym.class)
          .addMixIn(CaseRef.class, Pseudonym.class)
          .build();

  private StandingJson() {}

  static String write(Standing standing) {
    return MAPPER.writeValueAsString(new Kept(FORM, standing));
  }

  /// @throws IllegalStateException if the text is not a standing in the form of this program
  static Standing read(String text) {
    Kept kept;
    try {
      kept = MAPPER.readValue(text, Kept.class);
    } catch (JacksonException e) {
      // The cause repeats the text, hence is left out.
      throw new IllegalStateException("A kept standing is not in the form that Trygg writes");
    }
    if (kept.form != FORM) {
      throw new IllegalStateException("A kept standing has a form of another version of Trygg");
    }
    return kept.standing;
  }

  private record Kept(int form, Standing standing) {}

  /// A type that is one name.
  private interface Name {
    @JsonValue
    String name();
  }

  /// A type that is one path.
  private interface Path {
    @JsonValue
    String path();
  }

  /// A type that is one pseudonym.
  private interface Pseudonym {
    @JsonValue
    UUID value();
  }
}
