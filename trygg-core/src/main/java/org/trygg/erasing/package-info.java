/// The one way by which personal data is erased, whoever asks and for whatever reason: what must
/// stay, what goes, on which day, and looking again that it is gone.
///
/// Runs in the gate's transaction, under locks on the standings.
///
/// Uses `asking`, `fulfilment`, `passage`, `policy`, `subject`, `calendar`, `ledger`, `vault`,
/// `identifiers` and `vocabulary`. Used by `gate` alone. Law: GDPR Art. 5(1)(e), 17 and 18.
@NullMarked
package org.trygg.erasing;

import org.jspecify.annotations.NullMarked;
