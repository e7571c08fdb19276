/// The sealed log: entries of processing that may not be told yet, or ever, beside the log that
/// everyone sees.
///
/// It is a tree of its own that grows by the same number of leaves at every beat of its clock,
/// whatever happened; a leaf that holds an entry and one that covers for it look alike. An entry
/// opens on its day: until then neither a gap, a count nor a size tells that it is there. What it
/// was at the time is proven by the beat, whose checkpoint the open log attests.
///
/// Uses `vocabulary`, `proof`, `ledger` and `keys`. Used by `gate` and the server. Law: LEK
/// (2022:482) 9:32; GDPR Art. 15(4), 23; DSL (2018:218) 5:1.
@NullMarked
package org.trygg.sealed;

import org.jspecify.annotations.NullMarked;
