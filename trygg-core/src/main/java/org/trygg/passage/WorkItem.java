package org.trygg.passage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.trygg.vocabulary.Reason;

/// Something in quarantine that waits for the privacy officer, by its outside: never what is in it,
/// nor whom it is about.
///
/// @param reason why it was set aside
/// @param eraseOn the first day on which it is to be gone
public record WorkItem(UUID id, Reason reason, Instant received, LocalDate eraseOn) {}
