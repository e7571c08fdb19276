/// The vault: personal data at rest, one encryption key for each data subject and category.
///
/// Destroying a subject's keys makes every record and segment of that subject unreadable, in
/// backups too. The vault decides nothing: it asks for a [Permit][org.trygg.vault.Permit], and only
/// the gate issues those. Erasing asks for none: it reveals nothing, and nothing may stand in its
/// way.
///
/// Uses `vocabulary`, `keys` and `columns`. Used by `gate` and `server.postgres`. Law: GDPR Art.
/// 17, 25 and 32.
@NullMarked
package org.trygg.vault;

import org.jspecify.annotations.NullMarked;
