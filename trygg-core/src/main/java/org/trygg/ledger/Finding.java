package org.trygg.ledger;

import java.util.List;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.VerifyingKey;

/// One thing that is wrong with a receipt or with a copy of a log. Indexes and places count from 0.
public sealed interface Finding {
  /// A file is missing, cut off, or not of its form; `file` is its name.
  record Unreadable(String file) implements Finding {}

  /// The checkpoint is another log's.
  record OtherLog() implements Finding {}

  /// The checkpoint was not signed with the log's key, or was changed afterwards.
  record NotSigned() implements Finding {}

  /// The receipt's entry is not at this index of the log.
  record NotIncluded(long index) implements Finding {}

  /// The entry was changed.
  record Changed(long index) implements Finding {}

  /// The entry is missing, though later ones are there.
  record Removed(long index) implements Finding {}

  /// Something that is no entry of the log stands at this place of the copy.
  record Inserted(long place) implements Finding {}

  /// The entry stands at another place of the copy.
  record Moved(long index, long place) implements Finding {}

  /// All entries from this index on are missing.
  ///
  /// @param size the number of entries that were signed
  record Truncated(long index, long size) implements Finding {}

  /// The entries are whole; the list of their hashes is not, from this index on.
  record HashesChanged(long index) implements Finding {}

  /// The entries and the list of their hashes both differ from what was signed.
  record Rewritten(long size) implements Finding {}

  /// What is wrong, in one line.
  default String words() {
    return switch (this) {
      case Unreadable(var file) -> "%s is missing, cut off or not of its form".formatted(file);
      case OtherLog _ -> "the checkpoint is another log's";
      case NotSigned _ -> "the checkpoint was not signed with this key, or changed afterwards";
      case NotIncluded(var index) -> "the entry is not entry %d of the log".formatted(index);
      case Changed(var index) -> "entry %d was changed".formatted(index);
      case Removed(var index) -> "entry %d was removed".formatted(index);
      case Inserted(var place) -> "what stands at place %d is no entry of the log".formatted(place);
      case Moved(var index, var place) -> "entry %d stands at place %d".formatted(index, place);
      case Truncated(var index, var size) ->
          "entries %d to %d are missing at the end".formatted(index, size - 1);
      case HashesChanged(var index) ->
          "the entries are whole, but their hashes were changed from %d on".formatted(index);
      case Rewritten(var size) ->
          "neither the entries nor their hashes are the %d that were signed".formatted(size);
    };
  }

  /// What is wrong with a checkpoint as the head of the log of this key.
  static List<Finding> ofHead(SignedCheckpoint head, VerifyingKey key) {
    if (!head.checkpoint().origin().equals(key.name())) {
      return List.of(new OtherLog());
    }
    return head.isSignedBy(key) ? List.of() : List.of(new NotSigned());
  }
}
