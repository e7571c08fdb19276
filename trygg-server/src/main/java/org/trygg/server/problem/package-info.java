/// The problems: what every door answers when it cannot do what was asked.
///
/// Texts are fixed; nothing that was sent is repeated, since it may be personal.
///
/// Uses `forms`. Used by `api`, `intake`, `pages` and the wiring. Source: RFC 9457.
@NullMarked
package org.trygg.server.problem;

import org.jspecify.annotations.NullMarked;
