package org.trygg.server.mail;

import java.util.List;

/// The inbox of the mail desk, open.
public interface Postbox extends AutoCloseable {
  /// The mails that wait, the oldest first, by the numbers that the server gives them.
  ///
  /// @throws MailAwayException if the server does not answer
  List<Long> waiting(int most);

  /// Reads a mail and leaves it as it was.
  ///
  /// @throws MailAwayException if the server does not answer, or no longer has it
  Arrived read(long number);

  /// Moves a mail out of the inbox.
  ///
  /// @throws MailAwayException if the server does not answer
  void file(long number, Tray tray);

  @Override
  void close();

  /// Opens the inbox.
  @FunctionalInterface
  interface Key {
    /// @throws MailAwayException if the server does not answer, or lets nobody in
    Postbox open();
  }
}
