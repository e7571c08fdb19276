package org.trygg.server.postgres.standing;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Recipient;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// How records are kept as JSON: strictly, so that an unknown field, a missing one or another form
/// is a fault.
///
/// The names in the JSON are those of the records' components. A test holds a stored text against
/// them, so that renaming one asks for a new form and a migration.
public final class KeptJson {
  private KeptJson() {}

  static JsonMapper.Builder strict() {
    return JsonMapper.builder()
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        // What a record answers to a question is no part of it.
        .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE))
        .addMixIn(CaseKind.class, Name.class)
        .addMixIn(Category.class, Name.class)
        .addMixIn(Recipient.class, Name.class)
        .addMixIn(Role.class, Name.class)
        .addMixIn(ServiceName.class, Name.class)
        .addMixIn(RuleId.class, Path.class)
        .addMixIn(Purpose.class, Path.class)
        .addMixIn(SubjectRef.class, Pseudonym.class)
        .addMixIn(CaseRef.class, Pseudonym.class);
  }

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
