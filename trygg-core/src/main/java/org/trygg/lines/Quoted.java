package org.trygg.lines;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Texts in quotes as FreeRADIUS and ISC dhcpd write them: `\"`, `\\`, `\n` and `\377` in octal.
public final class Quoted {
  private Quoted() {}

  /// Returns the bytes of what stands between the quotes.
  public static byte[] bytes(String body) throws FormatFault {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < body.length(); ) {
      int next = body.codePointAt(i);
      if (next != '\\') {
        out.writeBytes(Character.toString(next).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(next);
      } else if (isOctal(body, i + 1)) {
        int value = Integer.parseInt(body, i + 1, i + 4, 8);
        if (value > 255) {
          throw new FormatFault(FaultKind.BAD_TEXT);
        }
        out.write(value);
        i += 4;
      } else {
        out.write(escaped(body, i + 1));
        i += 2;
      }
    }
    return out.toByteArray();
  }

  /// Returns the text of what stands between the quotes.
  public static String text(String body) throws FormatFault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(body))).toString();
    } catch (CharacterCodingException _) {
      throw new FormatFault(FaultKind.BAD_TEXT);
    }
  }

  private static boolean isOctal(String body, int at) {
    return at + 3 <= body.length()
        && body.substring(at, at + 3).chars().allMatch(c -> c >= '0' && c <= '7');
  }

  private static int escaped(String body, int at) throws FormatFault {
    if (at == body.length() || body.charAt(at) > 0x7e) {
      throw new FormatFault(FaultKind.BAD_TEXT);
    }
    char c = body.charAt(at);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }
}
