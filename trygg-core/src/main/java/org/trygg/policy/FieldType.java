package org.trygg.policy;

import java.util.Optional;
import org.trygg.vocabulary.IdentifierKind;

/// What a field of a category holds; some types lead to the subject and are indexed blindly.
public enum FieldType {
  TEXT,
  NUMBER,
  DATE,
  INSTANT,
  FLAG,
  PASSWORD_HASH,
  IP_ADDRESS,
  PERSONNUMMER(IdentifierKind.PERSONNUMMER),
  EMAIL(IdentifierKind.EMAIL),
  PHONE(IdentifierKind.PHONE),
  ACCOUNT(IdentifierKind.ACCOUNT),
  HARDWARE_ADDRESS(IdentifierKind.HARDWARE_ADDRESS),
  DEVICE(IdentifierKind.DEVICE),
  ACCESS_PORT(IdentifierKind.ACCESS_PORT);

  private final Optional<IdentifierKind> identifies;

  FieldType() {
    this.identifies = Optional.empty();
  }

  FieldType(IdentifierKind identifies) {
    this.identifies = Optional.of(identifies);
  }

  /// The kind of identifier that the field is; empty when it leads to nobody.
  public Optional<IdentifierKind> identifies() {
    return identifies;
  }
}
