package org.trygg.rights;

import org.trygg.requests.Demand;
import org.trygg.requests.Reason;
import org.trygg.requests.RequestStatus;
import org.trygg.requests.Result;
import org.trygg.requests.Step;
import org.trygg.vocabulary.Words;

/// Says in plain words what was requested by right, and what came of it.
final class RequestWords {
  private RequestWords() {}

  static Words of(Demand.Kind kind) {
    return switch (kind) {
      case ACCESS -> new Words("Att få dina uppgifter.", "To have your data.");
      case PORTABILITY ->
          new Words(
              "Att få dina uppgifter så att de kan flyttas.",
              "To have your data in a form that can be moved.");
      case PRODUCT_DATA ->
          new Words(
              "Att få det som en uppkopplad produkt har mätt.",
              "To have what a connected product has measured.");
      case RECTIFICATION ->
          new Words("Att något rättas eller kompletteras.", "To have something put right.");
      case ERASURE -> new Words("Att uppgifter raderas.", "To have data erased.");
      case RESTRICTION ->
          new Words("Att behandlingen begränsas.", "To have processing restricted.");
      case OBJECTION -> new Words("Att behandling upphör.", "To have processing stop.");
      case OBJECTION_TO_MARKETING ->
          new Words("Att marknadsföring upphör.", "To have marketing stop.");
      case WITHDRAWAL -> new Words("Att ett samtycke upphör.", "To have a consent end.");
      case HUMAN_REVIEW ->
          new Words(
              "Att en människa prövar ett automatiskt beslut.",
              "To have a person look again at an automated decision.");
      case COMPLAINT -> new Words("Ett klagomål.", "A complaint.");
    };
  }

  static Words of(RequestStatus status) {
    return switch (status) {
      case INITIATED -> new Words("Mottaget.", "Received.");
      case ACKNOWLEDGED -> new Words("Bekräftat.", "Acknowledged.");
      case REQUIRES_ACTION -> new Words("Vi väntar på svar från dig.", "We wait for your answer.");
      case REQUIRED_ACTION_PERFORMED -> new Words("Du har svarat.", "You have answered.");
      case ACCEPTED -> new Words("Godtaget, och handläggs.", "Accepted, and being carried out.");
      case ACTION_DELAYED -> new Words("Tar längre tid.", "Takes longer.");
      case FULFILLED -> new Words("Utfört.", "Done.");
      case REJECTED ->
          new Words(
              "Avslaget. Du kan klaga hos Integritetsskyddsmyndigheten eller gå till domstol.",
              "Refused. You can complain to the Swedish Authority for Privacy Protection, or go to"
                  + " court.");
      case UNFULFILLED -> new Words("Avslutat utan svar.", "Ended without an answer.");
    };
  }

  static Words of(Step.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGED -> new Words("Vi bekräftade.", "We acknowledged it.");
      case DOUBTED -> new Words("Vi frågade vem du är.", "We asked who you are.");
      case ANSWERED -> new Words("Du svarade.", "You answered.");
      case ACCEPTED -> new Words("Vi godtog att det är du.", "We accepted that it is you.");
      case DELAYED -> new Words("Vi behövde mer tid.", "We needed more time.");
      case CARRIED_OUT -> new Words("Vi gjorde det du bad om.", "We did what you asked for.");
      case REFUSAL_PROPOSED -> new Words("Ett avslag föreslogs.", "A refusal was proposed.");
      case REFUSED -> new Words("Avslaget.", "Refused.");
      case FULFILLED -> new Words("Utfört.", "Done.");
      case TAKEN_BACK -> new Words("Du tog tillbaka det.", "You took it back.");
    };
  }

  static Words of(Result.Fate fate) {
    return switch (fate) {
      case ERASED -> new Words("raderade", "erased");
      case KEPT -> new Words("kvar", "kept");
      case CORRECTED -> new Words("rättade", "corrected");
      case RESTRICTED -> new Words("begränsade", "restricted");
      case DELIVERED -> new Words("lämnade till dig", "given to you");
      case WITHHELD -> new Words("inte lämnade till dig", "not given to you");
    };
  }

  static Words of(Step.Doubt doubt) {
    return switch (doubt) {
      case UNKNOWN_ADDRESS ->
          new Words(
              "Det kom från en adress som inte är din hos oss.",
              "It came from an address that we do not have as yours.");
      case DETAILS_DIFFER ->
          new Words(
              "Det som sades stämde inte med det vi har.",
              "What was said did not agree with what we have.");
      case ON_BEHALF_OF_ANOTHER ->
          new Words(
              "Någon annan frågade och hade inte visat sin rätt.",
              "Somebody else asked, and had not shown a right to.");
    };
  }

  static Words of(Reason reason) {
    return switch (reason) {
      case COMPLEX -> new Words("Det är svårt att utföra.", "It is complex to carry out.");
      case MANY -> new Words("Det är många som frågar.", "There are many requests.");
      case IDENTITY_NOT_SHOWN ->
          new Words("Det gick inte att visa vem som frågar.", "Who asks could not be shown.");
      case LEGAL_OBLIGATION ->
          new Words("En lag kräver att uppgifterna sparas.", "A law demands that data is kept.");
      case LEGAL_CLAIM ->
          new Words("Uppgifterna behövs för ett rättsligt krav.", "A legal claim needs the data.");
      case RIGHTS_OF_OTHERS ->
          new Words("Det skulle skada andras rättigheter.", "It would harm the rights of others.");
      case EXCESSIVE -> new Words("Begäran är uppenbart orimlig.", "It is manifestly excessive.");
      case UNFOUNDED -> new Words("Begäran är uppenbart ogrundad.", "It is manifestly unfounded.");
      case SECRET -> new Words("En lag förbjuder oss att berätta.", "A law forbids us to tell.");
      case COMPELLING_GROUNDS ->
          new Words(
              "Tvingande skäl väger tyngre än invändningen.",
              "Compelling grounds weigh more than the objection.");
    };
  }
}
