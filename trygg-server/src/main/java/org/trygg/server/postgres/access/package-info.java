/// The accounts of staff and machines, on PostgreSQL.
@NullMarked
package org.trygg.server.postgres.access;

import org.jspecify.annotations.NullMarked;
