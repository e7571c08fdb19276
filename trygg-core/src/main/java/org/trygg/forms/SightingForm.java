package org.trygg.forms;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// An IP address that was seen: `address`, `at`, and the source `port` where one was seen too.
public sealed interface SightingForm {
  /// An address at an instant; never printed.
  record Filled(InetAddress address, OptionalInt port, Instant at) implements SightingForm {
    @Override
    public String toString() {
      return "Filled[REDACTED]";
    }
  }

  /// Four numbers with dots or an IPv6 literal: no other forms that a resolver may know, no zone.
  Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /// None; all that is wrong with it.
  record Flawed(List<Flaw> flaws) implements SightingForm {}

  /// Reads the form. A time wants its offset, or it would be a guess which instant is meant.
  static SightingForm read(byte[] json) {
    Form form = Form.of(json);
    Optional<InetAddress> address =
        form.required("address", SightingForm::address, Flaw.Rule.IP_ADDRESS);
    Optional<Integer> port = form.optional("port", SightingForm::port, Flaw.Rule.PORT);
    Optional<Instant> at = form.required("at", SightingForm::instant, Flaw.Rule.TIME);
    return form.end().flaws().isEmpty()
        ? new Filled(
            address.orElseThrow(),
            port.map(OptionalInt::of).orElse(OptionalInt.empty()),
            at.orElseThrow())
        : new Flawed(form.flaws());
  }

  private static InetAddress address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException("An address is written as a literal");
    }
    return InetAddress.ofLiteral(text);
  }

  private static Integer port(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port lies within 0 to 65,535");
    }
    return port;
  }

  private static Instant instant(String text) {
    Instant at = FieldCheck.instant(text);
    if (at.isBefore(Instant.EPOCH) || !at.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
      throw new IllegalArgumentException("A time lies within 1970 to 2199");
    }
    return at;
  }
}
