package org.trygg.passage;

import java.time.LocalDate;
import java.util.Optional;
import org.trygg.vocabulary.Category;

/// So many items of a category, to be gone in one month by their outside.
///
/// @param month the month's first day; empty while their period is open
public record Planned(Category category, Optional<LocalDate> month, long items) {}
