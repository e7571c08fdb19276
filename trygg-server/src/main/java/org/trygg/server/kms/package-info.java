/// The key service: a client of HashiCorp Vault's transit engine, behind Tink's interfaces.
///
/// Nothing but the root key passes here, once at each start. Uses `settings`. Used by the wiring.
@NullMarked
package org.trygg.server.kms;

import org.jspecify.annotations.NullMarked;
