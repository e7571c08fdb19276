package org.trygg.vocabulary;

/// The notice's own division of personal data: about the customer, or left by using a service.
public enum DataKind {
  /// What the customer is and has told us (Swedish *kunddata*).
  CUSTOMER,
  /// What using a service leaves behind (Swedish *trafikdata*); wider than LEK's *trafikuppgift*.
  TRAFFIC
}
