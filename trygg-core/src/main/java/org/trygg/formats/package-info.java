/// The formats: readers that turn the bytes of real logs into observations, line by line.
///
/// A reader streams with bounded memory, gives every line exactly one [outcome][Outcome], and never
/// repeats a value in a fault. What says nothing of a person, and what is the content of a message,
/// is counted and dropped here.
///
/// Uses `vocabulary` and `lines`. Used by `intake`. Law: GDPR Art. 5(1)(c) and (d); LEK 9:27.
@NullMarked
package org.trygg.formats;

import org.jspecify.annotations.NullMarked;
