package org.trygg.rights;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Words;

/// What the fields of records are called on the page to read.
///
/// A field that is not here keeps the name that it has in the policy and in the other files.
final class Labels {
  private static final Map<String, Words> WORDS =
      Map.ofEntries(
          entry("access-port", new Words("Anslutningsport", "Access port")),
          entry("account", new Words("Konto", "Account")),
          entry("address", new Words("Adress", "Address")),
          entry("agency", new Words("Kreditupplysningsföretag", "Credit agency")),
          entry("amount", new Words("Belopp", "Amount")),
          entry("answer-hash", new Words("Svarets kontrollsumma", "Hash of the answer")),
          entry("answered", new Words("Besvarat", "Answered")),
          entry("attachment", new Words("Bilaga", "Attachment")),
          entry("body", new Words("Text", "Text")),
          entry("changed", new Words("Ändrat", "Changed")),
          entry("channel", new Words("Kanal", "Channel")),
          entry("city", new Words("Ort", "City")),
          entry("confirmed", new Words("Bekräftat", "Confirmed")),
          entry("contact-hash", new Words("Kontrollsumma", "Hash of the contact")),
          entry("country", new Words("Land", "Country")),
          entry("currency", new Words("Valuta", "Currency")),
          entry("decided", new Words("Beslutat", "Decided")),
          entry("decision", new Words("Beslut", "Decision")),
          entry("delivered", new Words("Levererat", "Delivered")),
          entry("device", new Words("Enhet", "Device")),
          entry("due", new Words("Förfaller", "Due")),
          entry("email", new Words("E-post", "Email")),
          entry("ended", new Words("Slut", "Ended")),
          entry("given", new Words("Lämnat", "Given")),
          entry("issued", new Words("Utfärdad", "Issued")),
          entry("kind", new Words("Slag", "Kind")),
          entry("lines", new Words("Rader", "Lines")),
          entry("name", new Words("Namn", "Name")),
          entry("notice", new Words("Policyversion", "Version of the notice")),
          entry("number", new Words("Nummer", "Number")),
          entry("ordered", new Words("Beställt", "Ordered")),
          entry("outcome", new Words("Utfall", "Outcome")),
          entry("password", new Words("Lösenord", "Password")),
          entry("personnummer", new Words("Personnummer", "Personal identity number")),
          entry("phone", new Words("Telefon", "Phone")),
          entry("postal-code", new Words("Postnummer", "Postal code")),
          entry("product", new Words("Vara", "Product")),
          entry("purpose", new Words("Ändamål", "Purpose")),
          entry("quantity", new Words("Antal", "Quantity")),
          entry("reason", new Words("Skäl", "Reason")),
          entry("received", new Words("Mottaget", "Received")),
          entry("request", new Words("Begäran", "Request")),
          entry("service", new Words("Tjänst", "Service")),
          entry("since", new Words("Sedan", "Since")),
          entry("started", new Words("Början", "Started")),
          entry("state", new Words("Läge", "State")),
          entry("subject", new Words("Ämne", "Subject line")),
          entry("terms", new Words("Villkor", "Terms")),
          entry("trygg.completes", new Words("Kompletterar", "Completes")),
          entry("trygg.statement", new Words("Det du själv har sagt", "What you said yourself")),
          entry("user-id", new Words("Användar-id", "User id")),
          entry("withdrawn", new Words("Återkallat", "Withdrawn")),
          entry("wording", new Words("Ordalydelse", "Wording")));

  private Labels() {}

  static String of(String field, Language language) {
    return Optional.ofNullable(WORDS.get(field)).map(each -> each.in(language)).orElse(field);
  }
}
