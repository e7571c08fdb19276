package org.trygg.erasing;

import java.time.LocalDate;
import java.util.Optional;
import org.trygg.asking.Asking;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.requests.RightsRequest;
import org.trygg.vocabulary.Category;

/// How long a request by right lives: as long as the file of its case, by the policy.
public record CaseFile(RightsRequest request) {
  private static final Category CATEGORY = Category.of("case-file");

  /// The first day on which the request is to be gone; empty while it is open, or while something
  /// keeps it and no end of that is known.
  public Optional<LocalDate> eraseOn(Asking asking) {
    return request.status().isEnded() ? Redating.eraseOn(lifespan(asking)) : Optional.empty();
  }

  Lifespan lifespan(Asking asking) {
    return asking.lifespan(
        new Item(
            CATEGORY,
            asking.version().dayOf(request.received()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(request.ref())));
  }
}
