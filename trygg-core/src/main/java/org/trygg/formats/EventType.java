package org.trygg.formats;

import org.trygg.vocabulary.Category;

/// What kind of thing happened, and the category of personal data that such events suggest.
public enum EventType {
  /// A network session began.
  RADIUS_START("radius.start", "ip-log"),
  /// A network session goes on.
  RADIUS_INTERIM("radius.interim", "ip-log"),
  /// A network session ended.
  RADIUS_STOP("radius.stop", "ip-log"),
  /// An address or a prefix was lent.
  DHCP_LEASE("dhcp.lease", "ip-log"),
  /// A message was delivered, or handed to the next server.
  MAIL_SENT("mail.sent", "mail-log"),
  /// A delivery failed and will be tried again.
  MAIL_DEFERRED("mail.deferred", "mail-log"),
  /// A delivery failed for good.
  MAIL_BOUNCED("mail.bounced", "mail-log"),
  /// A message was given up after its time in the queue.
  MAIL_EXPIRED("mail.expired", "mail-log"),
  /// An address was tested without a message.
  MAIL_PROBED("mail.probed", "mail-log"),
  /// A message was refused before it was queued.
  MAIL_REJECTED("mail.rejected", "mail-log"),
  /// A message was in the queue; the log does not say what became of it.
  MAIL_QUEUED("mail.queued", "mail-log"),
  /// A device told its state.
  SENSOR_STATE("sensor.state", "sensor-log"),
  /// A device came within reach or left it.
  SENSOR_AVAILABILITY("sensor.availability", "sensor-log"),
  /// A device was told what to do.
  SENSOR_COMMAND("sensor.command", "sensor-log"),
  /// A sensor measured a value.
  SENSOR_MEASUREMENT("sensor.measurement", "sensor-log");

  private final String text;
  private final String category;

  EventType(String text, String category) {
    this.text = text;
    this.category = category;
  }

  /// Returns the category that the policy is asked about, unless the feed says otherwise.
  public Category category() {
    return Category.of(category);
  }

  @Override
  public String toString() {
    return text;
  }
}
