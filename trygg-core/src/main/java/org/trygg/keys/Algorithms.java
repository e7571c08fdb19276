package org.trygg.keys;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.config.TinkConfig2026;

/// The algorithms that Tink may use here; each keyset file narrows them to the one of its use.
final class Algorithms {
  static final Configuration ALLOWED = TinkConfig2026.get();

  private Algorithms() {}
}
