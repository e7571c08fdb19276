/// The intake: what comes from outside becomes submissions to the gate, each message once.
///
/// Events come as CloudEvents or as lines of a log, customers as facts. What cannot be read is
/// named by place and rule, never by value; what no rule covers is set aside by the gate. The
/// intake decides nothing and keeps nothing but that a message has been seen.
///
/// Uses `gate` and its `passage`, `forms`, `formats`, `policy`, `subject`, `ledger` and
/// `vocabulary`. Used by `server.intake` and `server.postgres`. Law: GDPR Art. 5(1)(c), 13 and 14.
@NullMarked
package org.trygg.intake;

import org.jspecify.annotations.NullMarked;
