/// The extract: what a data subject was given of the processing log, verified without a word of the
/// controller's.
///
/// The access report tells each entry's place and number. With the log's public tiles anyone who
/// holds the report can tell that the entries stand in the log, that none was left out, and that
/// what was told later is what the sealed log held then.
///
/// Uses `vocabulary`, `proof`, `ledger`, `sealed` and `lines`. Used by `cli`. Law: GDPR Art. 12,
/// 15.
@NullMarked
package org.trygg.extract;

import org.jspecify.annotations.NullMarked;
