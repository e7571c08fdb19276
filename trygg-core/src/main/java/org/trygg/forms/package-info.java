/// The forms: JSON that somebody filled in, read member by member, with all that is wrong with it.
///
/// A flaw names the place and the rule and says how to mend it; never the value.
///
/// Uses `vocabulary` and `policy`. Used by `intake` and the server. Source: RFC 8259, RFC 6901.
@NullMarked
package org.trygg.forms;

import org.jspecify.annotations.NullMarked;
