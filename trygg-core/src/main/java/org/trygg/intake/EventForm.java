package org.trygg.intake;

import java.util.Optional;
import java.util.stream.Stream;

/// How events are written in one request: CloudEvents JSON format 1.0.2, and one event a line.
public enum EventForm {
  /// One event.
  SINGLE("application/cloudevents+json"),
  /// An array of events.
  BATCH("application/cloudevents-batch+json"),
  /// An event on each line, ended by a line feed.
  LINES("application/x-ndjson");

  private final String mediaType;

  EventForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /// The media type that names the form.
  public String mediaType() {
    return mediaType;
  }

  /// The form that a media type names, whatever its parameters.
  public static Optional<EventForm> of(String mediaType) {
    String bare = mediaType.split(";", 2)[0].strip();
    return Stream.of(values()).filter(form -> form.mediaType.equalsIgnoreCase(bare)).findFirst();
  }
}
