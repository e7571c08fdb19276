package org.trygg.server.problem;

/// A part of a request that no form describes, such as a header, cannot be read.
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedException() {
    super("A part of the request cannot be read", null, false, false);
  }
}
