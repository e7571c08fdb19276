/// What the door knows while somebody asks: who asks, of whom, by which policy, of what is held;
/// and how the answer is written down.
///
/// One [org.trygg.asking.Asking] lives as long as one transaction. Nothing here decides: that is
/// the policy's.
///
/// Uses `passage`, `outbox`, `policy`, `subject`, `ledger`, `sealed`, `vault`, `identifiers`,
/// `keys`, `proof` and `vocabulary`. Used by `erasing` and `gate` alone. Law: GDPR Art. 5(2).
@NullMarked
package org.trygg.asking;

import org.jspecify.annotations.NullMarked;
