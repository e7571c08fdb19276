package org.trygg.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.List;
import org.trygg.vocabulary.PolicyId;

/// What an entry of the send gate commits to: text that a sender can write anew from what it asked
/// and what it was answered, to prove afterwards that it had leave.
///
/// Three lines tell the form, the policy and the moment; then one for each message, in order:
/// pseudonym, channel, and `allowed` or the reason, with spaces between. The commitment is the hash
/// of a leaf of these bytes, RFC 9162 section 2.1. It holds random pseudonyms, and many at once, so
/// that nobody finds out by trial who is in it.
record Statement(PolicyId policy, Instant at) {
  private static final String FORM = "trygg-sending-1";
  private static final String ALLOWED = "allowed";
  private static final int LINE = 64;

  byte[] of(List<Intended> messages, List<Verdict> verdicts) {
    var text = new StringBuilder(LINE * (messages.size() + 2));
    text.append(FORM).append('\n').append(policy).append('\n').append(at).append('\n');
    for (int i = 0; i < messages.size(); i++) {
      Intended message = messages.get(i);
      text.append(message.subject()).append(' ').append(message.channel()).append(' ');
      text.append(word(verdicts.get(i))).append('\n');
    }
    return text.toString().getBytes(US_ASCII);
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allowed _ -> ALLOWED;
      case Verdict.Refused(var reason) -> reason.code();
    };
  }
}
