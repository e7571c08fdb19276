/// What is known and requested of subjects, kept as documents on PostgreSQL: standings and requests
/// by right.
@NullMarked
package org.trygg.server.postgres.standing;

import org.jspecify.annotations.NullMarked;
