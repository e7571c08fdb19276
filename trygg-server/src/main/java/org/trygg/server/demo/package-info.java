/// The demo: invented customers who come in through the real doors, so that everything can be
/// tried.
///
/// Nobody in it is real: official test personnummer, telephone numbers reserved for fiction, and
/// addresses reserved for documentation (RFC 2606, 3849, 5737).
@NullMarked
package org.trygg.server.demo;

import org.jspecify.annotations.NullMarked;
