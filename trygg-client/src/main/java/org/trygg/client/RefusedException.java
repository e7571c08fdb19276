package org.trygg.client;

import java.io.IOException;

/// The server answered, and took nothing.
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedException(int status) {
    super("The server took nothing: " + words(status));
    this.status = status;
  }

  /// The HTTP status of the answer.
  public int status() {
    return status;
  }

  private static String words(int status) {
    return switch (status) {
      case 401 -> "the token is missing, wrong or has expired";
      case 403 -> "the token's client is not registered for this";
      case 404 -> "there is no such format, or the address is not a Trygg server's";
      case 413 -> "there is too much in one request";
      case 503 -> "it is closed just now; try again in a while";
      default -> "status " + status;
    };
  }
}
