package org.trygg.mail;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trygg.vocabulary.CaseRef;

/// A case's reference as it stands in the subject line of a mail, `[Trygg 0ABC-…]`, and in the ids
/// of the desk's own mails: 26 letters and digits that are read aloud without mistake (Crockford's
/// base 32). It says nothing of the person, and shows nothing to whoever has it.
///
/// @param text the 26 characters, upper case, without hyphens
public record CaseToken(String text) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final int HALF_BITS = 64;
  private static final Pattern IN_SUBJECT =
      Pattern.compile("(?i)\\[\\s*trygg\\s+([0-9a-z -]{26,40})]");
  private static final Pattern IN_ID = Pattern.compile("(?i)<trygg\\.([0-9a-z]{26})\\.[^<>\\s]*>");

  /// @throws IllegalArgumentException if it is not 26 such characters
  public CaseToken {
    if (text.length() != LENGTH || !text.chars().allMatch(each -> DIGITS.indexOf(each) >= 0)) {
      throw new IllegalArgumentException("A case token is 26 letters and digits");
    }
  }

  public static CaseToken of(CaseRef ref) {
    BigInteger rest = new BigInteger(1, bytes(ref.value()));
    var text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      text.append(DIGITS.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return new CaseToken(text.reverse().toString());
  }

  /// The cases that a mail names, the likeliest first: by its subject line, then by the ids of the
  /// desk's mails that it answers.
  public static List<CaseRef> in(Mail mail) {
    Stream<String> ids =
        mail.answered().stream()
            .map(IN_ID::matcher)
            .filter(Matcher::matches)
            .map(each -> each.group(1));
    return Stream.concat(
            IN_SUBJECT.matcher(mail.subject()).results().map(each -> each.group(1)), ids)
        .flatMap(each -> parse(each).stream())
        .distinct()
        .toList();
  }

  /// As a subject line has it.
  public String bracketed() {
    String groups = text.replaceAll("(.{4})(?=.)", "$1-");
    return "[Trygg " + groups + "]";
  }

  private static Optional<CaseRef> parse(String written) {
    String text =
        written
            .replaceAll("[ -]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (text.length() != LENGTH || !text.chars().allMatch(each -> DIGITS.indexOf(each) >= 0)) {
      return Optional.empty();
    }
    BigInteger value =
        text.chars()
            .mapToObj(each -> BigInteger.valueOf(DIGITS.indexOf(each)))
            .reduce(BigInteger.ZERO, (all, digit) -> all.multiply(BASE).add(digit));
    return value.bitLength() > 2 * HALF_BITS
        ? Optional.empty()
        : Optional.of(
            new CaseRef(new UUID(value.shiftRight(HALF_BITS).longValue(), value.longValue())));
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
