package org.trygg.vault;

import java.util.UUID;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// Proof that one use of personal data was decided on and logged: without one, no plaintext.
///
/// Only the gate issues permits, after the ledger entry is written; the floor-plan test refuses any
/// other caller of [#issue].
public final class Permit {
  private final Purpose purpose;
  private final UUID entry;
  private final SubjectRef subject;
  private final Category category;

  private Permit(Purpose purpose, UUID entry, SubjectRef subject, Category category) {
    this.purpose = purpose;
    this.entry = entry;
    this.subject = subject;
    this.category = category;
  }

  /// Issues a permit for one subject and category.
  ///
  /// @param entry the ledger entry that logs the decision
  public static Permit issue(Purpose purpose, UUID entry, SubjectRef subject, Category category) {
    return new Permit(purpose, entry, subject, category);
  }

  public Purpose purpose() {
    return purpose;
  }

  /// The id of the ledger entry that logs the decision.
  public UUID entry() {
    return entry;
  }

  public SubjectRef subject() {
    return subject;
  }

  public Category category() {
    return category;
  }

  void requireFor(SubjectRef wantedSubject, Category wantedCategory) {
    if (!subject.equals(wantedSubject) || !category.equals(wantedCategory)) {
      throw new IllegalArgumentException("The permit is for another subject or category");
    }
  }

  /// Proof that a job of the program itself puts together what is held of one subject: it is opened
  /// and sealed again inside the vault, and nothing of it comes out.
  ///
  /// Only the gate issues these too.
  public static final class Upkeep {
    private final SubjectRef subject;

    private Upkeep(SubjectRef subject) {
      this.subject = subject;
    }

    public static Upkeep issue(SubjectRef subject) {
      return new Upkeep(subject);
    }

    SubjectRef subject() {
      return subject;
    }

    @Override
    public String toString() {
      return "Upkeep[" + subject + "]";
    }
  }

  @Override
  public String toString() {
    return "Permit[" + purpose + " " + category + " entry " + entry + "]";
  }
}
