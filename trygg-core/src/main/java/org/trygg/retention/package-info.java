/// The retention: what is due and why, the dry run, the sweep that erases it, and its certificate.
///
/// It erases nothing itself: the gate does, and asks lifespan again for every item.
///
/// Uses `vocabulary`, `policy`, `ledger` and `gate`. Law: GDPR Art. 5(1)(e); LEK 9:1.
@NullMarked
package org.trygg.retention;

import org.jspecify.annotations.NullMarked;
