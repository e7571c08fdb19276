package org.trygg.server.mail;

/// Sends letters.
@FunctionalInterface
public interface Post {
  /// Hands the letter to the mail server.
  ///
  /// @return false if the server will never take a letter to this address
  /// @throws MailAwayException if it may take it later
  boolean send(Letter letter);
}
