/// Marketing over HTTP: what senders ask before they send.
///
/// Uses the gate, `access`, `api` and `problem`. Used by the wiring. Law: marknadsföringslagen 19
/// to 21 §§; GDPR Art. 7(3) and 21(2).
@NullMarked
package org.trygg.server.marketing;

import org.jspecify.annotations.NullMarked;
