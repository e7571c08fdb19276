/// The jobs: work that the program does by itself, in rounds, by one program at a time.
///
/// Uses nothing. Used by the wiring and `postgres`.
@NullMarked
package org.trygg.server.jobs;

import org.jspecify.annotations.NullMarked;
