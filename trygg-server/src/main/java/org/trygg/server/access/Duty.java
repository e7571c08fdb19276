package org.trygg.server.access;

/// What a machine client is registered to do, each a group of doors.
public enum Duty {
  /// Hands in events, customers, contracts, invoices and consents.
  FEED,
  /// Asks questions and gets answers within its purposes and categories.
  ASK,
  /// Reads the program's own figures, which hold nothing personal.
  METRICS
}
