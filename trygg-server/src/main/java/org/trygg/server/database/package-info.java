/// The database: the PostgreSQL that comes with the program, or another that it is pointed at, and
/// transactions on it.
///
/// Uses `outbox` and the settings. Used by `postgres`, the jobs and the wiring.
@NullMarked
package org.trygg.server.database;

import org.jspecify.annotations.NullMarked;
