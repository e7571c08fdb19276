/// The cipher: XAES-256-GCM on raw keys that are wiped after use, and nonces that cannot repeat.
///
/// It knows no subject and no policy. Uses nothing. Used by `keys`. Law: GDPR Art. 32(1)(a).
@NullMarked
package org.trygg.cipher;

import org.jspecify.annotations.NullMarked;
