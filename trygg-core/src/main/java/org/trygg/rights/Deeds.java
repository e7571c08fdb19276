package org.trygg.rights;

import org.trygg.ledger.Action;
import org.trygg.ledger.Outcome;
import org.trygg.ledger.What;
import org.trygg.vocabulary.Words;

/// Says in plain words what an entry of the processing log tells of.
final class Deeds {
  private Deeds() {}

  static Words words(What what) {
    Words action = words(what.action());
    Words outcome = words(what.outcome());
    return new Words(action.sv() + ": " + outcome.sv(), action.en() + ": " + outcome.en());
  }

  private static Words words(Action action) {
    return switch (action) {
      case COLLECT -> new Words("Uppgifter kom in", "Data came in");
      case READ -> new Words("Uppgifter lästes", "Data was read");
      case CHANGE -> new Words("Uppgifter rättades", "Data was rectified");
      case ERASE -> new Words("Uppgifter raderades", "Data was erased");
      case DISCLOSE -> new Words("Uppgifter lämnades ut", "Data was disclosed");
      case DELIVER -> new Words("Du fick dina uppgifter", "You were given your data");
      case RESTRICT -> new Words("Behandlingen begränsades", "Processing was restricted");
      case OBJECT -> new Words("Du invände", "You objected");
      case CONSENT -> new Words("Du samtyckte", "You consented");
      case WITHDRAW -> new Words("Du tog tillbaka ett samtycke", "You withdrew a consent");
      case HOLD -> new Words("Radering stoppades med stöd av lag", "Erasure was stopped by law");
      case RELEASE -> new Words("Ett stopp hävdes", "A stop was lifted");
      case STANDING -> new Words("En uppgift om ditt avtal antecknades", "Your contract was noted");
      case OPEN_CASE -> new Words("Ett ärende öppnades", "A case was opened");
      case CLOSE_CASE -> new Words("Ett ärende stängdes", "A case was closed");
      case ADVANCE_CASE -> new Words("Ditt ärende gick vidare", "Your case moved on");
      case WEIGH_SENDING ->
          new Words(
              "Det prövades vilka som får ta emot meddelanden",
              "It was weighed who may be sent messages");
      case SWEEP -> new Words("Utgångna uppgifter gallrades", "Lapsed data was swept out");
      case ROTATE -> new Words("En nyckel byttes", "A key was replaced");
      case ATTEST -> new Words("Den förseglade loggen växte", "The sealed log grew");
      case UNSEAL ->
          new Words(
              "Något som inte fick berättas då berättas nu",
              "What could not be told then is told now");
      case LAPSE ->
          new Words("Gamla poster i loggen raderades", "Old entries of the log were erased");
      case PUBLISH -> new Words("Policyn publicerades", "The notice was published");
    };
  }

  private static Words words(Outcome outcome) {
    return switch (outcome) {
      case DONE -> new Words("gjort", "done");
      case REFUSED -> new Words("nekat", "refused");
      case GAP -> new Words("nekat, ingen regel säger ja", "refused, no rule says yes");
      case QUARANTINED -> new Words("undanhållet i väntan på beslut", "set aside for a decision");
      case DISCARDED -> new Words("slängt direkt", "thrown away at once");
    };
  }
}
