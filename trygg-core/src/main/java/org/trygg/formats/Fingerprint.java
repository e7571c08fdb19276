package org.trygg.formats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes the id of an observation: SHA-256 over the format's name and the lines that tell of it,
/// each ended by a line feed.
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint(LogFormat format) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    add(format.toString());
  }

  Fingerprint add(String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    return this;
  }

  /// Returns the id; the fingerprint starts over.
  String id() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
