package org.trygg.server.postgres.standing;

import org.trygg.subject.Standing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A standing as JSON and back.
public final class StandingJson {
  /// The form written; the only one read.
  static final int FORM = 2;

  private static final JsonMapper MAPPER = KeptJson.strict().build();

  private StandingJson() {}

  static String write(Standing standing) {
    return MAPPER.writeValueAsString(new Kept(FORM, standing));
  }

  /// @throws IllegalStateException if the text is not a standing in the form of this program
  public static Standing read(String text) {
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
}
