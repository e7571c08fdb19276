package org.trygg.policy;

import org.trygg.calendar.Until;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.Words;

/// What the policy says of one request. Every answer but a gap names the rule it came from.
public sealed interface Decision {
  /// Allowed, for the purpose asked for and no other.
  ///
  /// @param rule the rule of the legal basis
  record Permitted(RuleId rule, LegalBasis basis, Masking masking, Until until)
      implements Decision {}

  /// Not allowed; an expected answer, hence a value and not an exception.
  record Refused(RuleId rule, Refusal reason) implements Decision {}

  /// No rule says yes: refused at the data path, and a matter for the privacy officer.
  record Gap(Missing what) implements Decision {
    /// What no rule covers.
    public enum Missing {
      CATEGORY(
          "Ingen regel säger vad detta är för slags uppgifter, så de får inte användas.",
          "No rule says what kind of data this is, so it may not be used."),
      PURPOSE(
          "Inget sådant ändamål finns i vår integritetspolicy, så uppgifterna får inte användas.",
          "No such purpose is in our privacy notice, so the data may not be used."),
      BASIS(
          "Det finns ingen rättslig grund för att använda de här uppgifterna till detta.",
          "There is no legal basis for using this data for this.");

      private final String sv;
      private final String en;

      Missing(String sv, String en) {
        this.sv = sv;
        this.en = en;
      }

      /// The reason in the ledger and in answers, such as `no-basis`.
      public Reason reason() {
        return new Reason("no-" + Reason.of(this));
      }

      /// What is missing in plain words.
      public Words words() {
        return new Words(sv, en);
      }
    }
  }
}
