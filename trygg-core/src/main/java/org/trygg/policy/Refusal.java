package org.trygg.policy;

import org.trygg.vocabulary.Words;

/// Why a request is refused, in the order in which the reasons are looked for.
public enum Refusal {
  /// The category is thrown away on arrival.
  DISCARDED_AT_ONCE(
      "Uppgifterna slängs direkt när de kommer in och sparas aldrig.",
      "The data is thrown away as soon as it arrives, and is never stored."),
  /// Staff gave no case.
  CASE_MISSING(
      "Det finns inget ärende. Medarbetare får bara använda uppgifter i ett ärende.",
      "There is no case. Staff may only use data within a case."),
  /// The case is not one of this subject's.
  CASE_OF_ANOTHER_SUBJECT(
      "Ärendet gäller inte den här personen.", "The case is not about this person."),
  /// The case is closed.
  CASE_CLOSED(
      "Ärendet är inte öppet, så uppgifterna får inte längre användas i det.",
      "The case is not open, so the data may no longer be used in it."),
  /// The case's kind does not serve the purpose.
  CASE_OF_ANOTHER_KIND(
      "Ärendet är av ett slag som inte har det här ändamålet.",
      "The case is of a kind that does not have this purpose."),
  /// The role may not work cases of this kind, or not for this purpose.
  ROLE_WITHOUT_DUTY(
      "Den som frågar har inte den här arbetsuppgiften.", "Whoever asks does not have this duty."),
  /// The role may not see the category.
  CATEGORY_OUTSIDE_ROLE(
      "Den som frågar behöver inte de här uppgifterna för sitt arbete.",
      "Whoever asks does not need this data for their work."),
  /// The machine client is not registered for the purpose.
  PURPOSE_NOT_REGISTERED(
      "Systemet som frågar är inte registrerat för ändamålet.",
      "The system that asks is not registered for the purpose."),
  /// The machine client is not registered for the category.
  CATEGORY_NOT_REGISTERED(
      "Systemet som frågar är inte registrerat för de här uppgifterna.",
      "The system that asks is not registered for this data."),
  /// A subject asked for another's data.
  NOT_OWN_DATA(
      "Uppgifterna handlar om någon annan än den som frågar.",
      "The data is about somebody else than the one who asks."),
  /// No service that the subject holds lets the category be collected.
  SERVICE_NOT_HELD(
      "Personen har inte någon tjänst som uppgifterna behövs för, så de får inte samlas in.",
      "The person has no service that needs this data, so it may not be collected."),
  /// The category is special, and the subject has not consented explicitly.
  EXPLICIT_CONSENT_MISSING(
      "Uppgifterna är känsliga och kräver ett uttryckligt samtycke, som saknas.",
      "The data is sensitive and needs an explicit consent, which is missing."),
  /// Processing is restricted.
  RESTRICTED(
      "Behandlingen är begränsad: uppgifterna får sparas, men inte användas till detta.",
      "Processing is restricted: the data may be stored, but not used for this."),
  /// The subject has not consented, or has withdrawn.
  CONSENT_MISSING(
      "Samtycke saknas eller har återkallats.", "There is no consent, or it has been withdrawn."),
  /// An objection stands.
  OBJECTED(
      "Personen har invänt mot att uppgifterna används till detta.",
      "The person has objected to the data being used for this."),
  /// Only anonymised data may be used.
  ANONYMISED_ONLY(
      "Till detta får bara uppgifter användas som inte längre går att koppla till någon.",
      "For this, only data may be used that can no longer be linked to anybody."),
  /// The purpose's period is over.
  LAPSED(
      "Tiden då uppgifterna fick användas till detta är slut.",
      "The time during which the data could be used for this is over.");

  private final String sv;
  private final String en;

  Refusal(String sv, String en) {
    this.sv = sv;
    this.en = en;
  }

  /// The reason in plain words, for the subject and for staff alike.
  public Words words() {
    return new Words(sv, en);
  }
}
