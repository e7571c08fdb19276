package org.trygg.ledger;

import java.time.Instant;

/// One step of processing: when, what, who and why. Holds no personal data, for it stays for as
/// long as the log. Term: GDPR Art. 5(2), `dpv:DataProcessingRecord`.
///
/// @param at the time of the act, kept to the millisecond
public record Entry(EntryId id, Instant at, What what, Who who, Why why) {
  /// @throws ArithmeticException if the time is millions of years away
  public Entry {
    at = Instant.ofEpochMilli(at.toEpochMilli());
  }

  /// Returns the entry as it is to stand in the log; each time under another blinding, so that an
  /// entry becomes a leaf once.
  ///
  /// @throws IllegalArgumentException if a name in it is longer than 255 characters
  public Leaf leaf() {
    return Leaf.blind(EntryCodec.write(this));
  }
}
