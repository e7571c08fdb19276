package org.trygg.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// A text with signatures under it, in the C2SP signed-note form: the text, an empty line, and a
/// line `— name base64(key id || signature)` for each signature.
///
/// The text means nothing until a signature by a trusted key has been verified.
record SignedNote(String text, List<Line> signatures) {
  static final Pattern NAME = Pattern.compile("[^\\p{Z}\\p{Cc}+]+");

  /// C2SP wants at least 16 to be read; the limit keeps a hostile note from costing much.
  private static final int MOST_SIGNATURES = 64;

  private static final int KEY_ID_BYTES = 4;
  static final String DASH = "\u2014 ";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

  SignedNote {
    signatures = List.copyOf(signatures);
  }

  /// One signature: the key's name, and Base64 of the key id followed by the signature.
  record Line(String name, String signed) {}

  static SignedNote parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n") || CONTROL.matcher(note).find()) {
      throw new IllegalArgumentException(
          "A signed note is text, an empty line and signature lines, without control characters");
    }
    List<Line> lines = note.substring(end + 2).lines().map(SignedNote::parseLine).toList();
    if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("A signed note has 1 to 64 signatures");
    }
    return new SignedNote(note.substring(0, end + 1), lines);
  }

  private static Line parseLine(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new IllegalArgumentException("A signature line is a dash, a name and Base64");
    }
    String name = line.substring(DASH.length(), space);
    String signed = line.substring(space + 1);
    boolean isName = NAME.matcher(name).matches();
    if (!isName || decode(signed, "A signature").length <= KEY_ID_BYTES) {
      throw new IllegalArgumentException("A signature line is a dash, a name and Base64");
    }
    return new Line(name, signed);
  }

  static SignedNote sign(String text, SigningKey key) {
    byte[] id = key.verifyingKey().id();
    byte[] signature = key.sign(text.getBytes(UTF_8));
    byte[] signed = new byte[id.length + signature.length];
    System.arraycopy(id, 0, signed, 0, id.length);
    System.arraycopy(signature, 0, signed, id.length, signature.length);
    String base64 = Base64.getEncoder().encodeToString(signed);
    return new SignedNote(text, List.of(new Line(key.verifyingKey().name(), base64)));
  }

  /// Whether the key signed the text. Lines of other keys are ignored; each line of this key must
  /// hold, and there must be one.
  boolean isSignedBy(VerifyingKey key) {
    List<byte[]> byKey =
        signatures.stream()
            .filter(line -> line.name().equals(key.name()))
            .map(line -> Base64.getDecoder().decode(line.signed()))
            .filter(signed -> key.isIdOf(signed))
            .toList();
    byte[] message = text.getBytes(UTF_8);
    return !byKey.isEmpty() && byKey.stream().allMatch(signed -> key.isSigned(message, signed));
  }

  /// The whole note, as it is stored and sent.
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Line line : signatures) {
      note.append(DASH).append(line.name()).append(' ').append(line.signed()).append('\n');
    }
    return note.toString();
  }

  /// Decodes Base64 that is written in its one right way, padding included.
  static byte[] decode(String text, String what) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the fault that does not repeat the text
    }
    throw new IllegalArgumentException(what + " is standard Base64 with padding");
  }
}
