package org.trygg.erasing;

import java.util.Set;

/// Something was still there after it was erased: the transaction is undone, so that nothing is
/// half erased, and the program needs mending.
public final class IncompleteErasureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param places where something was still there
  public IncompleteErasureException(Set<String> places) {
    super("An erasure left traces, and was undone, in " + String.join(", ", places));
  }
}
