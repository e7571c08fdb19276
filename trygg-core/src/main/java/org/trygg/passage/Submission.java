package org.trygg.passage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vault.Fields;
import org.trygg.vault.TrafficEvent;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// Personal data that somebody asks the gate to keep, all of one subject and category.
public sealed interface Submission {
  SubjectRef subject();

  Category category();

  Source source();

  /// Of whom a submission is, of what category, and where it came from.
  record Origin(SubjectRef subject, Category category, Source source) {}

  /// What using a service left on one day, from plain values.
  ///
  /// @throws IllegalArgumentException if a time, type or field is not of its form
  static Events events(
      Origin origin, Optional<ServiceName> service, LocalDate day, List<Happening> all) {
    return new Events(
        origin.subject,
        origin.category,
        origin.source,
        service,
        day,
        all.stream()
            .map(each ->
                new TrafficEvent(each.at(), each.type(), origin.source, Fields.of(each.fields())))
            .toList(),
        all.stream().flatMap(each -> each.addresses().stream()).toList());
  }

  /// What the customer is or has told, from plain values.
  ///
  /// @throws IllegalArgumentException if a field is not of its form
  static Facts facts(
      Origin origin, Instant collectedAt, Optional<UUID> invoice, Map<String, String> fields) {
    return new Facts(
        origin.subject, origin.category, origin.source, collectedAt, invoice, Fields.of(fields));
  }

  /// What using a service left on one day.
  ///
  /// @param service the service; empty where the category belongs to none
  /// @param day the day of every event, in the controller's zone
  /// @param events at least one
  /// @param addresses that the events tell of; led to the subject for as long as the events are
  ///   kept, and not if they are not
  record Events(
      SubjectRef subject,
      Category category,
      Source source,
      Optional<ServiceName> service,
      LocalDate day,
      List<TrafficEvent> events,
      List<AddressUse> addresses)
      implements Submission {
    public Events {
      events = List.copyOf(events);
      addresses = List.copyOf(addresses);
    }

    /// Events that tell of no address.
    public Events(
        SubjectRef subject,
        Category category,
        Source source,
        Optional<ServiceName> service,
        LocalDate day,
        List<TrafficEvent> events) {
      this(subject, category, source, service, day, events, List.of());
    }

    @Override
    public String toString() {
      return "Events[REDACTED]";
    }
  }

  /// What the customer is or has told.
  ///
  /// @param collectedAt when it was collected
  /// @param invoice the invoice that it is; empty for everything else
  record Facts(
      SubjectRef subject,
      Category category,
      Source source,
      Instant collectedAt,
      Optional<UUID> invoice,
      Fields fields)
      implements Submission {
    @Override
    public String toString() {
      return "Facts[REDACTED]";
    }
  }
}
