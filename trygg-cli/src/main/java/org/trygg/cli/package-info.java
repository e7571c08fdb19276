/// The commands: check and explain a policy, verify a ledger, feed and ask a server.
///
/// Uses `client`, and of the core what works without a server: `drafting`, `policy`, `stories`,
/// `ledger` and `proof`.
@NullMarked
package org.trygg.cli;

import org.jspecify.annotations.NullMarked;
