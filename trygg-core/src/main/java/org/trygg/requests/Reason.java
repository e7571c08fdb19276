package org.trygg.requests;

/// Why a request is refused, wholly or for an item, or takes longer: the justifications of W3C DPV.
public enum Reason {
  /// The demand is complex: Art. 12(3).
  COMPLEX("ComplexityOfProcess", Weight.DELAY),
  /// There are many demands: Art. 12(3).
  MANY("HighVolumeOfProcesses", Weight.DELAY),
  /// Who asks could not be told: Art. 12(2) and (6).
  IDENTITY_NOT_SHOWN("IdentityVerificationFailure", Weight.REFUSAL),
  /// A law demands that the data is kept: Art. 17(3)(b).
  LEGAL_OBLIGATION("LegalObligationImpaired", Weight.REFUSAL),
  /// A legal claim needs the data: Art. 17(3)(e).
  LEGAL_CLAIM("LegalClaimDefenceImpaired", Weight.REFUSAL),
  /// It would harm the rights of others: Art. 15(4) and 20(4).
  RIGHTS_OF_OTHERS("ThirdPartyRightsImpaired", Weight.REFUSAL),
  /// The demand is manifestly excessive: Art. 12(5).
  EXCESSIVE("ProcessExcessive", Weight.REFUSAL),
  /// The demand is manifestly unfounded: Art. 12(5).
  UNFOUNDED("ProcessUnfounded", Weight.REFUSAL),
  /// A law forbids to tell: dataskyddslagen 5:1.
  SECRET("ConfidentialityObligationCompromised", Weight.REFUSAL),
  /// Compelling grounds weigh more than the objection: Art. 21(1).
  COMPELLING_GROUNDS("LegitimateInterestOverride", Weight.REFUSAL);

  /// What a reason can carry.
  private enum Weight {
    DELAY,
    REFUSAL
  }

  private final String concept;
  private final Weight weight;

  Reason(String concept, Weight weight) {
    this.concept = concept;
    this.weight = weight;
  }

  /// The name of the concept in DPV's namespace of justifications.
  public String concept() {
    return concept;
  }

  /// Whether a demand may be refused for it.
  public boolean isRefusal() {
    return weight == Weight.REFUSAL;
  }

  /// Whether the month may be lengthened for it.
  public boolean isDelay() {
    return weight == Weight.DELAY;
  }
}
