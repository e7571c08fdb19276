package org.trygg.policy;

import org.trygg.vocabulary.Words;

/// Why a message may not be sent by a channel, in the order in which the reasons are looked for;
/// each comes after the [refusals][Refusal] of the data that it is made of.
public enum Silence {
  CHANNEL_NOT_NAMED(
      "Den här kanalen finns inte i vår integritetspolicy.",
      "This channel is not in our privacy notice."),
  PURPOSE_OUTSIDE_CHANNEL(
      "Kanalen används inte för det här ändamålet.", "The channel is not used for this purpose."),
  PROTECTED_IDENTITY(
      "Personen har skyddad identitet och får ingen marknadsföring.",
      "The person's identity is protected, and they get no marketing."),
  CHANNEL_OBJECTED(
      "Personen har sagt nej till just den här kanalen.",
      "The person has said no to this very channel."),
  CONSENT_WITHDRAWN(
      "Samtycket till kanalen har återkallats.", "The consent to the channel was withdrawn."),
  RELATION_ENDED(
      "Avtalet har upphört, och samtycke till kanalen saknas.",
      "The contract has ended, and there is no consent to the channel."),
  NO_CONSENT("Samtycke till kanalen saknas.", "There is no consent to the channel."),
  REGISTER_NOT_CHECKED(
      "Avsändaren har inte kontrollerat spärregistret.",
      "The sender has not checked the register of those who do not want to be reached."),
  REGISTERED_AGAINST(
      "Personen står i spärregistret.",
      "The person is in the register of those who do not want to be reached.");

  private final String sv;
  private final String en;

  Silence(String sv, String en) {
    this.sv = sv;
    this.en = en;
  }

  /// The reason in plain words, for the subject and for staff alike.
  public Words words() {
    return new Words(sv, en);
  }
}
