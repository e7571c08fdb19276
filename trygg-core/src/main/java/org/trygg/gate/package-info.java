/// The gate: the one door to personal data.
///
/// Everything that collects, reads, changes or erases comes through here. In one transaction the
/// gate asks the policy, appends to the ledger and acts on the vault; what it tells listeners, it
/// tells from an outbox after the commit. Nobody but it and its erasing issues a permit.
///
/// Uses `asking`, `erasing`, `sending`, `passage`, `outbox`, `policy`, `subject`, `calendar`,
/// `ledger`, `sealed`, `vault`, `identifiers` and `vocabulary`. Used by the doing rooms. Law: GDPR
/// Art. 5(2), 25 and 32.
@NullMarked
package org.trygg.gate;

import org.jspecify.annotations.NullMarked;
