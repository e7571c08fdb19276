/// The ledger: one entry for each step of processing, in an append-only log that anyone can verify.
///
/// Entries are appended in the same transaction as the act they tell of, and put in order under a
/// signed Merkle checkpoint afterwards, by one [Sequencer][org.trygg.ledger.Sequencer]. No entry
/// names a person: it holds a salted commitment, which says nothing once the salt is destroyed.
/// Which subject an entry is about is kept beside the log, and can be unlinked.
///
/// Uses `vocabulary` and `proof`. Used by `gate`, `copies`, `server.postgres` and `cli`. Law: GDPR
/// Art. 5(2), 30 and 32.
@NullMarked
package org.trygg.ledger;

import org.jspecify.annotations.NullMarked;
