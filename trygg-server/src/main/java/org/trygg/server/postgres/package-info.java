/// The stores on PostgreSQL, and the embedded PostgreSQL for those who bring none. All SQL lives
/// here.
@NullMarked
package org.trygg.server.postgres;

import org.jspecify.annotations.NullMarked;
