/// The API: REST over the rooms, under `/api/v1`, and the problem details of every door.
///
/// Uses `vocabulary`, `policy`, the rooms that do things, and `access`. Used by the wiring and
/// `pages`. Law: none; standards RFC 9457 and RFC 6750.
@NullMarked
package org.trygg.server.api;

import org.jspecify.annotations.NullMarked;
