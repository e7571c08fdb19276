package org.trygg.server.mail;

/// The mail server did not do what it was asked: nothing is lost, and it is asked again.
public final class MailAwayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// The cause is told by its class only: servers repeat addresses in their texts.
  public MailAwayException(String what, Exception cause) {
    super(what + " (" + cause.getClass().getSimpleName() + ")");
  }
}
