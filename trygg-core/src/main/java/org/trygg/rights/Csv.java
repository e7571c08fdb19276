package org.trygg.rights;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rows of CSV, RFC 4180, that no spreadsheet takes for formulas.
///
/// What begins like a formula, or like the guard itself, has an apostrophe put before it; taking
/// one leading apostrophe off gives the value back. Plain numbers are left as they are.
final class Csv {
  private static final String GUARD = "'";
  private static final String GUARDED = "=+-@\t\r'";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\r\n].*");

  private Csv() {}

  /// One row with its line break.
  static String row(List<String> values) {
    return values.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String field(String value) {
    String guarded = guard(value);
    return QUOTED.matcher(guarded).matches() ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
  }

  static String guard(String value) {
    boolean risky = !value.isEmpty() && GUARDED.indexOf(value.charAt(0)) >= 0;
    return risky && !NUMBER.matcher(value).matches() ? GUARD + value : value;
  }
}
