package org.trygg.server.problem;

import java.io.IOException;

/// A request's body is larger than the settings allow.
public final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("The body is larger than trygg.largest-body-kib allows");
  }
}
