/// The notice as published: all its versions, what changed between them, and the views of its rules
/// that the law asks for.
///
/// Nothing here is written by hand a second time: the record of processing activities and the
/// export in the Data Privacy Vocabulary are told by the same rules that decide.
///
/// Each version's hash is listed in the ledger when it begins to apply; from then on it cannot
/// change.
///
/// Uses `vocabulary`, `policy`, `drafting`, `ledger` and `gate`. Used by `server.pages`. Law: GDPR
/// Art. 12, 13, 14 and 30.
@NullMarked
package org.trygg.notice;

import org.jspecify.annotations.NullMarked;
