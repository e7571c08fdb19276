/// The mail: what a mail that somebody wrote asks for by right, by rules that a person can read.
///
/// It decides from headers and plain text, and does nothing: fetching, answering and opening a case
/// are the server's. What no rule is sure of, a person decides.
///
/// Uses `vocabulary`, `faults` and `requests`. Used by the server. Law: GDPR Art. 12(2), which lets
/// nobody be sent away for having chosen other words; RFC 3834 for what machines send.
@NullMarked
package org.trygg.mail;

import org.jspecify.annotations.NullMarked;
