package org.trygg.passage;

import java.util.UUID;
import org.trygg.ledger.EntryId;
import org.trygg.policy.Decision;
import org.trygg.vocabulary.Words;

/// What the gate answers to a rectification. Its ledger entry is durable before anyone has the
/// answer.
public sealed interface RectificationAnswer {
  EntryId entry();

  /// It is done.
  ///
  /// @param item the record as it is now; the new one that holds a supplementary statement
  record Done(EntryId entry, UUID item) implements RectificationAnswer {}

  /// The asker may not change this.
  ///
  /// @param decision why; never permitted
  record Refused(EntryId entry, Decision decision) implements RectificationAnswer {}

  /// Nobody may change this; a supplementary statement can be put beside it.
  record Barred(EntryId entry, Bar bar) implements RectificationAnswer {}

  /// Nothing of that category and pseudonym is held on the subject.
  record NotThere(EntryId entry) implements RectificationAnswer {}

  /// Why something is not changed, whoever asks.
  enum Bar {
    /// What happened is no record of what somebody is.
    EVENTS(
        "Loggar säger vad som hände och ändras inte. De kan kompletteras med vad du själv säger.",
        "Logs say what happened and are not changed. They can be completed with what you say."),
    /// Bookkeeping is corrected by a new document: BFL 5:5, 7:1.
    BOOKKEEPING(
        "En utställd faktura ändras aldrig. Är den fel krediteras den, och en ny ställs ut.",
        "An issued invoice is never changed. If it is wrong it is credited, and a new one is"
            + " issued."),
    /// A hold keeps it as evidence: GDPR Art. 17(3)(e), RB 27:16.
    HOLD(
        "Uppgiften är bevarad som bevis och ändras inte så länge. Den kan kompletteras.",
        "The data is preserved as evidence and is not changed meanwhile. It can be completed."),
    /// The subject's own words, given before.
    STATEMENT(
        "Det du själv har sagt ändras inte. Du kan lägga till något nytt.",
        "What you said yourself is not changed. You can add something new."),
    /// A field that the category does not have.
    UNKNOWN_FIELD("Uppgifterna har inget sådant fält.", "The data has no such field."),
    /// A field of which the asker sees only a part.
    FIELD_MASKED(
        "Den som frågar ser inte hela fältet, och får inte ändra det.",
        "Whoever asks does not see the whole field, and may not change it.");

    private final String sv;
    private final String en;

    Bar(String sv, String en) {
      this.sv = sv;
      this.en = en;
    }

    /// The reason in plain words, for the subject and for staff alike.
    public Words words() {
      return new Words(sv, en);
    }
  }
}
