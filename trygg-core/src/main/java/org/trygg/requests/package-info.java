/// Requests: what data subjects demand by their rights, as cases with steps and a clock.
///
/// Where a request stands follows from its steps alone, and which step leads on is said in one
/// place. The gate carries out what a step brings with it.
///
/// Uses `vocabulary`, `subject` and `calendar`. Law: GDPR Art. 12 and 15 to 22.
@NullMarked
package org.trygg.requests;

import org.jspecify.annotations.NullMarked;
