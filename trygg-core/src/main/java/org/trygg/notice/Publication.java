package org.trygg.notice;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.PolicyId;

/// A version of the notice as it was when it began to apply, and the entry of the ledger that says
/// so.
///
/// @param hash the [SHA-256][PublishedNotice#hash] of its files, in hexadecimal
public record Publication(PolicyId version, String hash, EntryId entry) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /// @throws IllegalArgumentException if the hash is not 64 lower-case hexadecimal digits
  public Publication {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("A hash is 64 lower-case hexadecimal digits");
    }
  }

  /// What the entry commits to: three lines of ASCII, with the notice's name, its version and its
  /// hash, each ended by a line feed.
  public static byte[] statement(PublishedNotice notice) {
    return "%s\n%s\n%s\n"
        .formatted(notice.id().notice(), notice.id().version(), notice.hash())
        .getBytes(StandardCharsets.US_ASCII);
  }
}
