package org.trygg.server.kms;

import java.security.GeneralSecurityException;

/// The key service did not do what was asked; the message says what to mend.
public final class KmsException extends GeneralSecurityException {
  private static final long serialVersionUID = 1;

  KmsException(String message) {
    super(message);
  }
}
