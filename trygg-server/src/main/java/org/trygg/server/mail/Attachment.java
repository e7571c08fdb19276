package org.trygg.server.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Something sent with a mail that may be kept. Never printed.
///
/// @param base64 its bytes, RFC 4648 section 4
public record Attachment(Type type, String base64) {
  /// The types that are kept, told by their first bytes and not by what the mail says of them.
  public enum Type {
    PDF("application/pdf", "%PDF-"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff");

    private final String mediaType;
    private final String beginning;

    Type(String mediaType, String beginning) {
      this.mediaType = mediaType;
      this.beginning = beginning;
    }

    /// The media type, such as `image/png`.
    public String mediaType() {
      return mediaType;
    }

    private boolean begins(byte[] bytes) {
      byte[] wanted = beginning.getBytes(ISO_8859_1);
      return bytes.length >= wanted.length
          && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
    }
  }

  /// The attachment; empty if it is of no type that is kept.
  static Optional<Attachment> of(byte[] bytes) {
    return Arrays.stream(Type.values())
        .filter(each -> each.begins(bytes))
        .findFirst()
        .map(type -> new Attachment(type, Base64.getEncoder().encodeToString(bytes)));
  }

  @Override
  public String toString() {
    return "Attachment[REDACTED]";
  }
}
