/// The mail desk: takes in what is written to the address that the notice names, answers that it
/// has come in, and never more than that.
///
/// A mail waits unseen in the IMAP server's inbox until its case is committed and its answer sent;
/// then it is moved. Every step may be cut off and done again.
///
/// Uses the room `mail`, the gate, `subject` and `outbox`. Used by the wiring and `postgres`. Law:
/// GDPR Art. 12; RFC 3834, 5322.
@NullMarked
package org.trygg.server.mail;

import org.jspecify.annotations.NullMarked;
