package org.trygg.server.settings;

import org.trygg.outbox.GroupCommit;

/// Settings of the intake of events, under `trygg.intake`: what several send at the same time is
/// kept in one transaction, up to these limits.
///
/// @param groupEvents most events in one transaction, `trygg.intake.group-events`; 1 to 100,000,
///   default 5,000
/// @param groupKib most KiB of events in one transaction, about, `trygg.intake.group-kib`; 1 to
///   1,048,576, default 8,192
/// @param queue most requests that wait for their turn, `trygg.intake.queue`; 1 to 100,000, default
///   500. More are answered 503
/// @param waitMillis how long a request waits for its turn before it is answered 503,
///   `trygg.intake.wait-millis`; 0 to 60,000, default 5,000
/// @param lanes how many transactions run at the same time, `trygg.intake.lanes`; 1 to 100, default
///   2; fewer than the connections of the database
public record IntakeSettings(int groupEvents, int groupKib, int queue, int waitMillis, int lanes) {
  static final String GROUP_EVENTS = "trygg.intake.group-events";
  static final String GROUP_KIB = "trygg.intake.group-kib";
  static final String QUEUE = "trygg.intake.queue";
  static final String WAIT = "trygg.intake.wait-millis";
  static final String LANES = "trygg.intake.lanes";
  public static final IntakeSettings DEFAULT = new IntakeSettings(5_000, 8_192, 500, 5_000, 2);

  private static final long BYTES_PER_KIB = 1_024;

  public IntakeSettings {
    new Require()
        .within(GROUP_EVENTS, groupEvents, 1, 100_000)
        .within(GROUP_KIB, groupKib, 1, 1_048_576)
        .within(QUEUE, queue, 1, 100_000)
        .within(WAIT, waitMillis, 0, 60_000)
        .within(LANES, lanes, 1, 100)
        .done();
  }

  /// The same as the intake takes it.
  public GroupCommit.Limits limits() {
    return new GroupCommit.Limits(groupEvents, groupKib * BYTES_PER_KIB, queue, waitMillis, lanes);
  }

  static IntakeSettings read(SettingsReader in) {
    int events = in.number(GROUP_EVENTS, DEFAULT.groupEvents);
    int kib = in.number(GROUP_KIB, DEFAULT.groupKib);
    int queue = in.number(QUEUE, DEFAULT.queue);
    int wait = in.number(WAIT, DEFAULT.waitMillis);
    int lanes = in.number(LANES, DEFAULT.lanes);
    return in.checked(() -> new IntakeSettings(events, kib, queue, wait, lanes), DEFAULT);
  }
}
