/// The keys: one key ring for each data subject, and the keysets that seal the rings.
///
/// A raw key never leaves this room: what comes out is a [key][CategoryKey] that seals and opens.
/// Destroying a ring makes everything of that subject unreadable, in backups too; forgetting a
/// category is re-sealing the ring without that category's keys. Rings have a store of their own,
/// so that they can live apart from the data and its backups.
///
/// Uses `vocabulary`. Used by `vault`, `identifiers` and `server.postgres`. Law: GDPR Art. 17, 25
/// and 32.
@NullMarked
package org.trygg.keys;

import org.jspecify.annotations.NullMarked;
