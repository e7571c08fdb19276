/// The pages: HTML over the same rooms as the API, in Swedish first and English.
///
/// Uses what `api` uses, and its problems. Used by the wiring.
@NullMarked
package org.trygg.server.pages;

import org.jspecify.annotations.NullMarked;
