/// Drafting: a policy folder becomes a [Policy][org.trygg.policy.Policy], or a list of all that is
/// wrong with it.
///
/// A folder holds the notice in each language, every promise marked with its id, and the rules that
/// keep the promises. Both ways are checked: no promise without a rule, no rule without a promise.
/// Nothing here decides anything: that is `policy`.
///
/// Uses `vocabulary`, `subject`, `calendar`, `policy`, `stories` and `faults`. Used by `notice`,
/// the server and the command line. Law: GDPR Art. 5(2), 13, 24 and 25.
@NullMarked
package org.trygg.drafting;

import org.jspecify.annotations.NullMarked;
