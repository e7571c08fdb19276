package org.trygg.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

  /// What using a service left on one day.
  ///
  /// @param service the service; empty where the category belongs to none
  /// @param day the day of every event, in the controller's zone
  /// @param events at least one
  record Events(
      SubjectRef subject,
      Category category,
      Source source,
      Optional<ServiceName> service,
      LocalDate day,
      List<TrafficEvent> events)
      implements Submission {
    public Events {
      events = List.copyOf(events);
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
