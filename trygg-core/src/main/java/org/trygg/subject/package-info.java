/// The subject: the facts about a data subject that a decision depends on, as one snapshot.
///
/// Facts are dated and never interpreted here: what follows from them is the policy's to say.
///
/// Uses `vocabulary`. Used by `policy`, `gate` and `server.postgres`. Law: GDPR Art. 7, 18 and 21.
@NullMarked
package org.trygg.subject;

import org.jspecify.annotations.NullMarked;
