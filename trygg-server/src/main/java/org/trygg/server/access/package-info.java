/// Access: which machine clients and staff may knock, and who the caller of a request is.
///
/// It tells who asks and on what occasion; whether the answer is yes is the policy's to say.
///
/// Uses `vocabulary` and `policy`. Used by the wiring, `api`, `pages` and `postgres`. Law: GDPR
/// Art. 29, 32(1)(b) and 32(4).
@NullMarked
package org.trygg.server.access;

import org.jspecify.annotations.NullMarked;
