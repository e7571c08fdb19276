package org.trygg.rights;

import java.time.YearMonth;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Words;

/// The names of the files in a package, in the package's language; categories keep their own names.
record FileNames(Language language) {
  String zip() {
    return say("dina-uppgifter.zip", "your-data.zip");
  }

  String index() {
    return "index.html";
  }

  String records(DataKind kind, Category category) {
    return folder(kind) + category + ".json";
  }

  String events(DataKind kind, Category category, YearMonth month) {
    return folder(kind) + category + "/" + month + ".csv";
  }

  String services() {
    return say("tjanster.json", "services.json");
  }

  String consents() {
    return say("samtycken.json", "consents.json");
  }

  String requests() {
    return say("begaran.json", "requests.json");
  }

  String recipients() {
    return say("mottagare.json", "recipients.json");
  }

  String purposes() {
    return say("andamal.json", "purposes.json");
  }

  String kept() {
    return say("bevarat.json", "kept-and-why.json");
  }

  String log() {
    return say("behandlingslogg.json", "processing-log.json");
  }

  String manifest() {
    return "manifest.json";
  }

  String receipt() {
    return say("kvitto.tlog-proof", "receipt.tlog-proof");
  }

  String receiptToCome() {
    return say("kvitto.txt", "receipt.txt");
  }

  String howToFetch(EntryId entry) {
    return say(
            "Kvittot är inte klart ännu. Hämta det på /api/v1/ledger/receipts/",
            "The receipt is not ready yet. Fetch it at /api/v1/ledger/receipts/")
        + entry
        + "\n";
  }

  private String folder(DataKind kind) {
    return switch (kind) {
      case CUSTOMER -> say("kunddata/", "customer-data/");
      case TRAFFIC -> say("trafikdata/", "traffic-data/");
    };
  }

  private String say(String sv, String en) {
    return new Words(sv, en).in(language);
  }
}
