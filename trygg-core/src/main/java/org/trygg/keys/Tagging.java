package org.trygg.keys;

import java.util.List;

/// Turns bytes into tags that only the holder of the key can make or guess: a pseudo-random
/// function, HMAC-SHA256 (RFC 2104).
///
/// The same bytes give the same tag, so that they can be looked up without being stored. After a
/// change of key, new tags are made with the new one, and look-ups try them all.
public interface Tagging {
  /// The tag to write, under the current key.
  Tag tag(byte[] input);

  /// The number of the current key: kept beside what it made, it tells what older keys made.
  int keyNumber();

  /// Whether other keys than the current one are still looked for.
  boolean isRotating();

  /// The tags to look for, one for each key still in use, the current one first.
  List<Tag> tags(byte[] input);
}
