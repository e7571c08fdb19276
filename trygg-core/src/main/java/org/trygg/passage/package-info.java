/// The passage: what comes to the gate and what goes out of it, as values.
///
/// Who asks, what is handed in or asked for, and what the gate answers. Nothing here decides, logs
/// or opens anything: that is `gate`.
///
/// Uses `vocabulary`, `policy`, `subject`, `ledger`, `identifiers`, and of `vault` only what passes
/// as it is. Used by `gate` and the doing rooms. Law: GDPR Art. 5(2), 12 and 25.
@NullMarked
package org.trygg.passage;

import org.jspecify.annotations.NullMarked;
