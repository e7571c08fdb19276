package org.trygg.subject;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;

/// A consent to one purpose, given under one version of the notice. Law: GDPR Art. 4(11), 7.
///
/// @param extent whether to the use of data, or to a channel or a recipient; one says nothing of
///   another
/// @param withdrawn when it was withdrawn; empty while it stands
/// @param evidence what shows that it was given; empty where it came without
public record Consent(
    UUID id,
    Purpose purpose,
    Extent extent,
    PolicyId notice,
    Instant given,
    Optional<Instant> withdrawn,
    Optional<Evidence> evidence) {
  /// A consent of which nothing shows how it was asked for.
  public Consent(
      UUID id,
      Purpose purpose,
      Extent extent,
      PolicyId notice,
      Instant given,
      Optional<Instant> withdrawn) {
    this(id, purpose, extent, notice, given, withdrawn, Optional.empty());
  }

  /// The same to the use of data.
  public Consent(
      UUID id, Purpose purpose, PolicyId notice, Instant given, Optional<Instant> withdrawn) {
    this(id, purpose, Extent.OF_USE, notice, given, withdrawn);
  }

  /// The same consent, withdrawn at the moment.
  public Consent withdrawnAt(Instant moment) {
    return new Consent(id, purpose, extent, notice, given, Optional.of(moment), evidence);
  }

  /// The same consent, with how it was withdrawn, if anybody said how.
  public Consent withdrawnBy(Optional<Evidence.Method> how) {
    return new Consent(
        id,
        purpose,
        extent,
        notice,
        given,
        withdrawn,
        evidence.map(each -> each.withdrawnBy(each.withdrawn().or(() -> how))));
  }

  /// Whether the consent stands at the moment: given, and not yet withdrawn.
  public boolean isValidAt(Instant moment) {
    return !moment.isBefore(given) && (withdrawn.isEmpty() || moment.isBefore(withdrawn.get()));
  }
}
