package org.trygg.benchmarks;

import java.util.stream.LongStream;

/// What a rival is asked of a call: case, contract, invoices and restrictions are worked out for it
/// already, which Trygg has to find in the standing itself.
///
/// @param role `support`, or `job` for the program itself
/// @param ageInDays how old the call is
record RivalQuestion(String act, String purpose, String role, long ageInDays) {
  /// The same question of calls of so many days, the oldest first.
  static RivalQuestion[] ofCalls(String act, String purpose, String role, int days) {
    return LongStream.range(0, days)
        .mapToObj(day -> new RivalQuestion(act, purpose, role, 80 - day))
        .toArray(RivalQuestion[]::new);
  }
}
