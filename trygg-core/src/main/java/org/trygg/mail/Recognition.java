package org.trygg.mail;

import java.util.List;
import org.trygg.requests.Demand;

/// What a mail was taken for.
public sealed interface Recognition {
  /// A request by right, and the rule that says so.
  ///
  /// @param rule such as `sv.register-extract`
  record Recognised(Demand demand, String rule) implements Recognition {}

  /// Perhaps a request by right: a person decides.
  ///
  /// @param candidates every rule that found its words, and what each takes them for
  record Unclear(List<Candidate> candidates) implements Recognition {
    public Unclear {
      candidates = List.copyOf(candidates);
    }
  }

  /// No rule found its words.
  record NotARequest() implements Recognition {}

  /// A machine wrote it: neither answered nor taken for a request.
  record Ignored(Why why) implements Recognition {}

  /// A rule that found its words.
  record Candidate(String rule, Wish wish) {}

  /// How it shows that a machine wrote it.
  enum Why {
    /// RFC 3834 section 5, and what programs wrote before it.
    AUTOMATIC_REPLY,
    /// A mailing: RFC 2919, RFC 2369, or the older `Precedence`.
    BULK,
    /// A report of delivery, or a mail that nobody can be answered at: RFC 3834 section 2.
    BOUNCE,
    /// From the desk's own address: a loop.
    OWN_ADDRESS
  }
}
