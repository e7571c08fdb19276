package org.trygg.passage;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.trygg.policy.Lifespan;
import org.trygg.vocabulary.Category;

/// Something held on a subject, seen from outside, with its lifespan; told without opening it.
///
/// @param id its pseudonym
/// @param events whether it holds events of one day, and not one record
/// @param former whether it is the value from before a change, kept because a law says so
/// @param marked the first day on which it is to be gone, as its outside says; empty while open
public record Holding(
    UUID id,
    Category category,
    boolean events,
    boolean former,
    Optional<LocalDate> marked,
    Lifespan lifespan) {}
