package org.trygg.server.mail;

import java.util.Optional;

/// A mail that the desk writes. Never printed.
///
/// @param id the same each time that the same letter is sent, so that whoever gets it twice can
///   tell
/// @param to one address
/// @param answers the id of the mail that it answers
public record Letter(String id, String to, Optional<String> answers, String subject, String text) {
  @Override
  public String toString() {
    return "Letter[REDACTED]";
  }
}
