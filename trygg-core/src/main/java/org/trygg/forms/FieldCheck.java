package org.trygg.forms;

import dev.personnummer.Personnummer;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trygg.policy.FieldType;
import org.trygg.vocabulary.Identifier;
import org.trygg.vocabulary.IdentifierKind;

/// Whether a value is what the policy says that its field holds.
public final class FieldCheck {
  private static final int LONGEST = 65_536;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  /// Bcrypt, and the PHC string format of Argon2 and PBKDF2.
  private static final Pattern HASH =
      Pattern.compile(
          "\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}"
              + "|\\$(argon2(id|i|d)|pbkdf2(-sha(1|256|512))?)(\\$[a-z0-9=,]{1,64}){1,2}"
              + "(\\$[A-Za-z0-9+/.]{8,128}){2}");

  private FieldCheck() {}

  /// The rule that the value breaks; empty if it breaks none.
  static Optional<Flaw.Rule> flaw(FieldType type, String value) {
    return isOf(type, value) ? Optional.empty() : Optional.of(rule(type));
  }

  private static boolean isOf(FieldType type, String value) {
    return switch (type) {
      case TEXT -> !value.isEmpty() && value.length() <= LONGEST;
      case NUMBER -> NUMBER.matcher(value).matches();
      case DATE -> parses(() -> LocalDate.parse(value));
      case INSTANT -> parses(() -> instant(value));
      case FLAG -> value.equals("true") || value.equals("false");
      case PASSWORD_HASH -> HASH.matcher(value).matches();
      case IP_ADDRESS -> parses(() -> InetAddress.ofLiteral(value));
      case PERSONNUMMER ->
          is(IdentifierKind.PERSONNUMMER, value)
              && Personnummer.valid(IdentifierKind.PERSONNUMMER.normalise(value));
      case EMAIL -> is(IdentifierKind.EMAIL, value);
      case PHONE -> is(IdentifierKind.PHONE, value);
      case ACCOUNT -> is(IdentifierKind.ACCOUNT, value);
      case HARDWARE_ADDRESS -> is(IdentifierKind.HARDWARE_ADDRESS, value);
      case DEVICE -> is(IdentifierKind.DEVICE, value);
      case ACCESS_PORT -> is(IdentifierKind.ACCESS_PORT, value);
    };
  }

  /// @throws DateTimeParseException if it is no time with an offset
  public static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static boolean is(IdentifierKind kind, String value) {
    return parses(() -> Identifier.of(kind, value));
  }

  private static boolean parses(Runnable parser) {
    try {
      parser.run();
      return true;
    } catch (IllegalArgumentException | DateTimeParseException _) {
      return false;
    }
  }

  private static Flaw.Rule rule(FieldType type) {
    return switch (type) {
      case TEXT, ACCOUNT, DEVICE, ACCESS_PORT -> Flaw.Rule.TEXT;
      case NUMBER -> Flaw.Rule.NUMBER;
      case DATE -> Flaw.Rule.DATE;
      case INSTANT -> Flaw.Rule.TIME;
      case FLAG -> Flaw.Rule.FLAG;
      case PASSWORD_HASH -> Flaw.Rule.PASSWORD_HASH;
      case IP_ADDRESS -> Flaw.Rule.IP_ADDRESS;
      case PERSONNUMMER -> Flaw.Rule.PERSONNUMMER;
      case EMAIL -> Flaw.Rule.EMAIL;
      case PHONE -> Flaw.Rule.PHONE;
      case HARDWARE_ADDRESS -> Flaw.Rule.HARDWARE_ADDRESS;
    };
  }
}
