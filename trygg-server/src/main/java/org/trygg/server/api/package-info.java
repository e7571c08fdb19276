/// The API: REST over the rooms, under `/api/v1`.
///
/// Uses `vocabulary`, `policy`, the rooms that do things, `problem` and `access`. Used by the
/// wiring and `pages`. Law: none; standard RFC 6750.
@NullMarked
package org.trygg.server.api;

import org.jspecify.annotations.NullMarked;
