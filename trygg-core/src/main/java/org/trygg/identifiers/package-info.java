/// The identifiers: the blind index that leads from a mail address, a device or an IP address at a
/// moment to a data subject, without holding any of them.
///
/// What is looked up is kept as a tag only, made with a key outside the database. An answer is one
/// subject, several, or none; never a guess.
///
/// Uses `vocabulary` and `keys`. Used by `gate` and `server.postgres`. Law: GDPR Art. 25 and 32;
/// LEK 9:5.
@NullMarked
package org.trygg.identifiers;

import org.jspecify.annotations.NullMarked;
