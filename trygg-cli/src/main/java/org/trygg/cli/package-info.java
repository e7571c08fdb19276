/// The command line: what can be done without a server, or with one over its API.
///
/// Every command ends with 0 when all is well, 1 when it found faults, and 2 when it was called
/// wrongly. Uses `ledger` and `proof`; nothing of the server.
@NullMarked
package org.trygg.cli;

import org.jspecify.annotations.NullMarked;
