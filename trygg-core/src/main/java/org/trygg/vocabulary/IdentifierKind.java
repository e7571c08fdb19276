package org.trygg.vocabulary;

import java.util.Locale;
import java.util.regex.Pattern;

/// The kinds of things that lead to a data subject, each with one normal form.
public enum IdentifierKind {
  /// Swedish personal identity number; normal form 12 digits.
  PERSONNUMMER("[0-9]{12}"),
  /// A mail address; normal form lower case.
  EMAIL("[^@\\s]+@[^@\\s]+"),
  /// A telephone number; normal form E.164, such as `+46701740605`.
  PHONE("\\+[1-9][0-9]{5,14}"),
  /// A sign-in or network account name; normal form lower case.
  ACCOUNT("\\S+"),
  /// A hardware address; normal form six lower-case octets with colons.
  HARDWARE_ADDRESS("([0-9a-f]{2}:){5}[0-9a-f]{2}"),
  /// A connected device, by the name its gateway gives it.
  DEVICE(".+"),
  /// The port of the access network that a line ends in, as the relay tells it in DHCP option 82
  /// (RFC 3046): its circuit id, after the remote id and a space where there is one; normal form
  /// lower case.
  ACCESS_PORT("\\S+( \\S+)*");

  private final Pattern form;

  IdentifierKind(String form) {
    this.form = Pattern.compile(form);
  }

  /// Returns the one form under which a value of this kind is compared.
  ///
  /// @throws IllegalArgumentException if the value is not of this kind; the value is not repeated
  public String normalise(String value) {
    String normal =
        switch (this) {
          case PERSONNUMMER -> value.replaceAll("[^0-9]", "");
          case PHONE -> value.replaceAll("[\\s()-]", "");
          case HARDWARE_ADDRESS -> value.strip().toLowerCase(Locale.ROOT).replace('-', ':');
          case EMAIL, ACCOUNT -> value.strip().toLowerCase(Locale.ROOT);
          case ACCESS_PORT -> value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
          case DEVICE -> value.strip();
        };
    if (normal.length() > 320 || !form.matcher(normal).matches()) {
      throw new IllegalArgumentException("Not a " + name().toLowerCase(Locale.ROOT));
    }
    return normal;
  }
}
