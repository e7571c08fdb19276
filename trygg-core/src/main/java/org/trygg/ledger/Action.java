package org.trygg.ledger;

/// What was done, or asked for, with personal data or with what decides about it.
public enum Action {
  /// Personal data came in and was kept.
  COLLECT(1),
  /// Personal data was shown to, or used by, the actor.
  READ(2),
  /// Personal data was rectified or completed: GDPR Art. 16.
  CHANGE(3),
  /// Personal data was erased: GDPR Art. 17, or because its last period lapsed.
  ERASE(4),
  /// Personal data was given to a recipient: GDPR Art. 4(9).
  DISCLOSE(5),
  /// A data subject was given its own data: GDPR Art. 15 and 20.
  DELIVER(6),
  /// Processing was restricted: GDPR Art. 18.
  RESTRICT(7),
  /// A data subject objected: GDPR Art. 21.
  OBJECT(8),
  /// Consent was given: GDPR Art. 7.
  CONSENT(9),
  /// Consent was withdrawn: GDPR Art. 7(3).
  WITHDRAW(10),
  /// A legal hold was laid: GDPR Art. 17(3)(e).
  HOLD(11),
  /// A restriction, an objection or a hold was lifted.
  RELEASE(12),
  /// A contract, an invoice or another fact that decisions rest on was recorded.
  STANDING(13),
  /// A case was opened.
  OPEN_CASE(14),
  /// A case was closed.
  CLOSE_CASE(15),
  /// A retention sweep ended; the count tells how many items it erased.
  SWEEP(16),
  /// A version of the notice, or of the policy, was put into force.
  PUBLISH(17),
  /// A key was made or destroyed: the one that encrypts the key rings, or a subject's own.
  ROTATE(18),
  /// The sealed log grew by one beat: the entry commits to its checkpoint, and counts its leaves.
  ATTEST(20),
  /// An entry that could not be told before was opened.
  UNSEAL(21),
  /// Entries of years that are over were erased, their hashes not; counted, and a [Lapse] told.
  LAPSE(22),
  /// A step was taken in a request by right; the reason tells which.
  ADVANCE_CASE(23),
  /// It was decided by which channels messages may reach whom; counted, and committed to.
  WEIGH_SENDING(28);

  private final byte code;

  Action(int code) {
    this.code = (byte) code;
  }

  /// The number that stands for the action in an entry; it never changes.
  byte code() {
    return code;
  }
}
