package org.trygg.notice;

import java.util.List;

/// The folder of policies cannot be published: the message has every fault, one on a line.
public final class NoticesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoticesException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
