/// Proofs: an append-only Merkle tree of hashes, and checkpoints of it that anyone can verify.
///
/// Knows nothing of what the leaves say, hence nothing personal. Everything here is a pure function
/// of its input, so that a customer, an auditor or a court needs no server to check it.
///
/// Uses nothing. Used by `ledger` and `witness`. Sources: RFC 6962 section 2.1, RFC 9162 section
/// 2.1, and the C2SP formats signed-note, tlog-checkpoint, tlog-cosignature and tlog-tiles.
@NullMarked
package org.trygg.proof;

import org.jspecify.annotations.NullMarked;
