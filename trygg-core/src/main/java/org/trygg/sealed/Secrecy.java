package org.trygg.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Optional;

/// Why an entry may not be told, and from which day it may.
///
/// @param ground the statute, such as LEK 9:32; 1 to 64 bytes in UTF-8
/// @param opens the first day on which it is told; empty if it never may be
public record Secrecy(String ground, Optional<LocalDate> opens) {
  static final int MOST_BYTES = 64;

  /// @throws IllegalArgumentException if the ground is empty or too long
  public Secrecy {
    if (ground.isBlank() || ground.getBytes(UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("The ground of secrecy is a statute in 1 to 64 bytes");
    }
  }
}
