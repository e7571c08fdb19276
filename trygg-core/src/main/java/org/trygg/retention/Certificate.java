package org.trygg.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.PolicyId;

/// What one sweep erased, by category and rule, with the ledger entry that commits to it. It
/// counts, and names nobody.
///
/// @param day the day, in the controller's zone, up to which items were due
/// @param entry the entry; empty when the sweep found nothing due
public record Certificate(
    Optional<EntryId> entry,
    PolicyId policy,
    LocalDate day,
    Instant ended,
    List<DuePerRule> erased,
    Subjects subjects) {
  /// Of how many subjects more is to be told than what was erased.
  ///
  /// @param forgotten altogether
  /// @param left as they were although something is due, for it could not be opened or erased
  public record Subjects(long forgotten, long left) {}

  public Certificate {
    erased = List.copyOf(erased);
  }

  /// How many items were erased.
  public long items() {
    return erased.stream().mapToLong(DuePerRule::items).sum();
  }

  /// The certificate as the bytes whose hash the ledger holds: one line a fact, in a fixed order;
  /// subjects that were left have a line only if there are any.
  public byte[] toBytes() {
    var text = new StringBuilder("trygg erasure certificate v1\n");
    text.append("policy ").append(policy).append('\n');
    text.append("day ").append(day).append('\n');
    text.append("ended ").append(ended).append('\n');
    erased.forEach(each ->
        text.append("erased ")
            .append(each.category())
            .append(' ')
            .append(each.rule())
            .append(' ')
            .append(each.items())
            .append('\n'));
    text.append("subjects-forgotten ").append(subjects.forgotten).append('\n');
    if (subjects.left > 0) {
      text.append("subjects-left ").append(subjects.left).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }
}
