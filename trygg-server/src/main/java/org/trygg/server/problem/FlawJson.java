package org.trygg.server.problem;

import java.util.List;
import org.trygg.forms.Flaw;
import org.trygg.vocabulary.Reason;

/// What is wrong with a part of a request: where, RFC 6901, which rule, and how to mend it.
public record FlawJson(String pointer, String rule, String mend) {
  public static FlawJson of(Flaw flaw) {
    return new FlawJson(flaw.pointer(), Reason.of(flaw.rule()).code(), flaw.rule().mend());
  }

  public static List<FlawJson> all(List<Flaw> flaws) {
    return flaws.stream().map(FlawJson::of).toList();
  }
}
