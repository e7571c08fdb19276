/// The witness: whoever watches a log from outside, and remembers what it was shown.
///
/// A log that shows one tree to one and another to the next, or takes back what it showed, is found
/// by comparing what its witnesses hold, and by nothing else. Needs the log's public key, its
/// checkpoint and its tiles; no trust, no server, and nothing personal.
///
/// Uses `proof`. Used by `cli`. Sources: the C2SP formats tlog-cosignature and tlog-tiles.
@NullMarked
package org.trygg.witness;

import org.jspecify.annotations.NullMarked;
