/// The wiring: makes the rooms, their stores and their doors into one running program.
///
/// Every bean is named in one of the small configuration classes here; nothing is found by
/// scanning.
///
/// Uses everything. Used by nothing.
@NullMarked
package org.trygg.server;

import org.jspecify.annotations.NullMarked;
