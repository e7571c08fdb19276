/// What makes an erasure outlive the backups: files beside the keysets, apart from the database.
///
/// A renewal seals every living ring with a new key, copies the rings into a file and destroys the
/// key before: of the erased, a backup holds only what no key opens. A database put back from a
/// backup gets the rings of the living from the copy, and names whom it holds though they were
/// erased.
///
/// Uses `vocabulary` and `keys`. Used by `server`. Law: GDPR Art. 17 and 32(1)(c).
@NullMarked
package org.trygg.restore;

import org.jspecify.annotations.NullMarked;
