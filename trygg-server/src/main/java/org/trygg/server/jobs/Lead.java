package org.trygg.server.jobs;

/// Which one of several programs on the same database does the jobs.
public interface Lead {
  /// Whether this program has the lead, taking it if nobody has. May ask the database.
  boolean isHeld();

  /// Gives the lead up, so that another program can take it at once.
  void giveUp();
}
