package org.trygg.requests;

/// How long the law gives the controller to answer a demand.
public enum Allowance {
  /// One month from receipt, or three where the subject was told why in time: GDPR Art. 12(3).
  ONE_MONTH,
  /// Without undue delay: the working day after receipt.
  NEXT_WORKING_DAY
}
