package org.trygg.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.ServiceName;

/// What lifespan needs to know of something held: never its content.
///
/// @param collected the day, in the controller's zone, on which it was collected or arose
/// @param service the service whose use left it; empty for what belongs to the customer at large
/// @param invoice the invoice that it is; empty for what is no invoice
/// @param caseRef the case that it belongs to; empty for what belongs to none
public record Item(
    Category category,
    LocalDate collected,
    Optional<ServiceName> service,
    Optional<UUID> invoice,
    Optional<CaseRef> caseRef) {
  /// Something of a category that belongs to the customer at large.
  public static Item of(Category category, LocalDate collected) {
    return new Item(category, collected, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Something that the use of a service left.
  public static Item of(Category category, LocalDate collected, ServiceName service) {
    return new Item(category, collected, Optional.of(service), Optional.empty(), Optional.empty());
  }
}
