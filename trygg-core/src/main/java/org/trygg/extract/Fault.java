package org.trygg.extract;

/// One thing that is wrong with an extract. Indexes and places count from 0, the subject's own
/// entries from 1.
public sealed interface Fault {
  /// The log does not hold this entry, or not under this number.
  record NotInLog(long number, long index) implements Fault {}

  /// Entries about the subject are missing.
  ///
  /// @param index where the last of them stands in the log
  record LeftOut(long from, long to, long index) implements Fault {}

  /// Two entries have this number, or it follows another than the one that is shown before it.
  record Miscounted(long number) implements Fault {}

  /// The entry of the receipt is not among them.
  record ReceiptLeftOut(long index) implements Fault {}

  /// The sealed log does not hold this at the place, or the key does not open it.
  record NotOpened(long place) implements Fault {}

  /// What was sealed is not what is told.
  record ToldOtherwise(long place) implements Fault {}

  /// What is wrong, in one line.
  default String words() {
    return switch (this) {
      case NotInLog(var number, var index) ->
          "the log does not hold entry %d of the subject at %d".formatted(number, index);
      case LeftOut(var from, var to, var index) ->
          from == to
              ? "entry %d of the subject, at %d of the log, is left out".formatted(from, index)
              : "entries %d to %d of the subject are left out; the last is at %d of the log"
                  .formatted(from, to, index);
      case Miscounted(var number) -> "entry %d of the subject is miscounted".formatted(number);
      case ReceiptLeftOut(var index) ->
          "the receipt's entry, at %d of the log, is left out".formatted(index);
      case NotOpened(var place) ->
          "the key does not open what stands at %d of the sealed log".formatted(place);
      case ToldOtherwise(var place) ->
          "what stands at %d of the sealed log is told otherwise".formatted(place);
    };
  }
}
