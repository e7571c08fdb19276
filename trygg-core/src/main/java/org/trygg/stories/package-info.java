/// Stories: what a policy means for one invented customer, told day by day, and what it is expected
/// to mean.
///
/// A story is made by the room `drafting` from a file. It holds facts and questions, and decides
/// nothing: the answers are the policy's.
///
/// Uses `vocabulary`, `subject` and `policy`. Used by `drafting` and the command line. Law: GDPR
/// Art. 5(1)(e), 5(2).
@NullMarked
package org.trygg.stories;

import org.jspecify.annotations.NullMarked;
