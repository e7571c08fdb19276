package org.trygg.server.mail;

/// Where a mail goes when it has been taken.
public enum Tray {
  /// It has a case.
  REQUESTS("trygg-requests", true),
  /// A person decides what it is, or who wrote it; it stays unread until then.
  TO_DECIDE("trygg-to-decide", false),
  /// No request by right; it stays unread for whoever answers questions.
  OTHER("trygg-other", false),
  /// A machine wrote it.
  IGNORED("trygg-ignored", true);

  private final String folder;
  private final boolean seen;

  Tray(String folder, boolean seen) {
    this.folder = folder;
    this.seen = seen;
  }

  /// The folder beside the inbox, made where it is missing.
  public String folder() {
    return folder;
  }

  /// Whether nobody has to look at it there.
  public boolean isSeen() {
    return seen;
  }
}
