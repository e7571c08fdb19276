/// The policy: what the notice lets the controller do, as a pure function of request, standing and
/// time.
///
/// It does no I/O and knows no clock: whoever asks says what time it is. Reading a policy from its
/// folder is the room `drafting`.
///
/// Uses `vocabulary`, `subject` and `calendar`. Used by every room above. Law: GDPR Art. 5, 6, 18,
/// 21 and 25.
@NullMarked
package org.trygg.policy;

import org.jspecify.annotations.NullMarked;
