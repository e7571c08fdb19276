/// Copies: a whole log in a folder, written out, and verified anywhere.
///
/// A copy holds every entry's bytes, but for those whose time is over, and apart from them the
/// hashes that the tree holds; so that what was done to an entry is named, and not just found.
///
/// Uses `vocabulary`, `proof` and `ledger`. Used by the server and `cli`. Law: GDPR Art. 5(2).
@NullMarked
package org.trygg.copies;

import org.jspecify.annotations.NullMarked;
