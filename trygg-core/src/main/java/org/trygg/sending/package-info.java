/// The send gate: whether a message may reach a subject by a channel, asked at the moment of
/// sending and answered from the standings as they are then.
///
/// Decides and logs; it opens nothing. Who is then sent to is read through the gate, which logs
/// each reading for itself.
///
/// Uses `asking`, `passage`, `policy`, `subject`, `ledger`, `outbox` and `vocabulary`. Used by
/// `gate` alone. Law: marknadsföringslagen 19 to 21 §§; GDPR Art. 7(3) and 21(2) and (3).
@NullMarked
package org.trygg.sending;

import org.jspecify.annotations.NullMarked;
