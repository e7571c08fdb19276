package org.trygg.server.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/// Makes text of bytes whose declared charset may be missing, unknown or wrong: never fails.
final class Decoding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Decoding() {}

  /// Bytes that are UTF-8 are hardly ever anything else; the declared charset comes next, and what
  /// Swedish mail had before UTF-8 last.
  static String text(byte[] bytes, Optional<String> declared) {
    Optional<Charset> charset = declared.flatMap(Decoding::charset);
    Optional<Charset> wide = charset.filter(each -> !isPlainForAscii(each));
    return wide.map(each -> new String(bytes, each))
        .or(() -> strictly(bytes))
        .orElseGet(
            () -> new String(bytes, charset.filter(each -> !each.equals(UTF_8)).orElse(WINDOWS)));
  }

  /// A header's value: unfolded, its encoded words decoded (RFC 2047), bytes beyond ASCII taken for
  /// what they are.
  static String header(String raw) {
    boolean isBytes =
        raw.chars().anyMatch(each -> each > 0x7f) && raw.chars().allMatch(each -> each <= 0xff);
    String value = isBytes ? text(raw.getBytes(ISO_8859_1), Optional.empty()) : raw;
    String unfolded = MimeUtility.unfold(value);
    try {
      return MimeUtility.decodeText(unfolded);
    } catch (UnsupportedEncodingException | RuntimeException _) {
      return unfolded;
    }
  }

  private static boolean isPlainForAscii(Charset charset) {
    return charset.canEncode() && "Aa0".equals(new String("Aa0".getBytes(charset), ISO_8859_1));
  }

  private static Optional<String> strictly(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(MimeUtility.javaCharset(name)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
