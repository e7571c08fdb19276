package org.trygg.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trygg.mail.Recognition.Candidate;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Language;

/// What the words of a mail are taken for, by the rules that stand in the policy's folder.
class RecogniserTest {
  static final Recogniser RECOGNISER =
      Wordings.read(Path.of("../policies/alleato/mail"), Set.of("support@alleato.example"));

  @ParameterizedTest
  @Promise({"P09", "P110"})
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Jag vill ha ett registerutdrag enligt GDPR.                    | sv.register-extract
          Hej! Vad vet ni om mig egentligen?                             | sv.what-you-hold
          Kan ni skicka mig en kopia på alla uppgifter om mig?           | sv.what-you-hold
          Skicka mina data i maskinläsbart format, tack.                 | sv.move-data
          Jag vill ha mätvärdena från mitt larm det senaste året.        | sv.product-data
          Radera allt ni har sparat om mig.                              | sv.erase-all
          Jag vill bli glömd.                                            | sv.be-forgotten
          Jag motsätter mig att ni behandlar mina uppgifter så.          | sv.object
          Sluta skicka reklam till mig!                                  | sv.no-marketing
          Ta bort mig från utskickslistan.                               | sv.no-marketing
          Jag återkallar mitt samtycke till nyhetsbrevet.                | sv.take-back-consent
          Jag begär att en människa ser över det automatiska beslutet.   | sv.person-decides
          Jag vill lämna ett klagomål på hur ni hanterar personuppgifter.| sv.complain
          This is a subject access request.                              | en.subject-access
          What data do you hold about me?                                | en.what-you-hold
          Please send me my data in a machine-readable format.           | en.move-data
          Under the Data Act I want the readings of my device.           | en.product-data
          Please delete my account and all my personal data.             | en.erase-all
          I want to be forgotten.                                        | en.be-forgotten
          I object to the processing based on your legitimate interests. | en.object
          Please stop sending me newsletters.                            | en.no-marketing
          I withdraw my consent.                                         | en.take-back-consent
          I want a human to look at the automated credit check.          | en.person-decides
          I want to complain about how my personal data was handled.     | en.complain
          """)
  void aRequestIsKnownByItsWordsWithOrWithoutTheNameOfTheLaw(String text, String rule) {
    assertThat(recognised(text))
        .isInstanceOfSatisfying(
            Recognition.Recognised.class, it -> assertThat(it.rule()).isEqualTo(rule));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mitt bredband ligger nere sedan i går, kan ni felsöka?",
        "Fakturan är fel, ni har debiterat två månader.",
        "När öppnar butiken?",
        "Jag har inte fått någon faktura.",
        "My router does not start after the storm.",
        "Which plan is the cheapest?",
        "I would like to delete a channel from my package.",
        "Vilka kanaler ingår?"
      })
  void ordinaryQuestionsAreNotRequests(String text) {
    assertThat(recognised(text)).isInstanceOf(Recognition.NotARequest.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Radera mina uppgifter. Och skicka mig en kopia på mina uppgifter först.",
        "Min adress är fel, rätta den.",
        "Jag begär att ni begränsar behandlingen av mina uppgifter.",
        "Jag har en fråga om GDPR.",
        "Jag vill ha registerutdrag för min mans räkning.",
        "Send me all personal data you have about my wife.",
        "I have a question about data protection."
      })
  void whatAMailCannotSayByItselfGoesToAPerson(String text) {
    assertThat(recognised(text)).isInstanceOf(Recognition.Unclear.class);
  }

  @Test
  void aPersonIsToldEveryRuleThatFoundItsWords() {
    assertThat(recognised("Radera mina uppgifter. Jag vill även ha ett registerutdrag."))
        .isEqualTo(
            new Recognition.Unclear(
                List.of(
                    new Candidate("sv.register-extract", Wish.ACCESS),
                    new Candidate("sv.erase-all", Wish.ERASURE))));
  }

  @Test
  void wordsBelongTogetherOnlyWithinASentence() {
    assertThat(recognised("Ta bort kanalen. Vad kostar det? Ni har mina uppgifter."))
        .isInstanceOf(Recognition.NotARequest.class);
  }

  @Test
  void whatIsQuotedOrStandsInASignatureIsNotTheSendersWord() {
    String quoted =
        "Tack för hjälpen!\n\nDen 3 maj 2026 kl. 10:00 skrev Alleato:\n> Registerutdrag?\n";
    String outlook =
        "Tack!\n\nFrån: Alleato\nSkickat: i går\nÄmne: Registerutdrag\n\nVill ni ha ett?";
    String signed = "Tack!\n-- \nVi följer GDPR. Läs om dina personuppgifter.";

    assertThat(recognised(quoted)).isInstanceOf(Recognition.NotARequest.class);
    assertThat(recognised(outlook)).isInstanceOf(Recognition.NotARequest.class);
    assertThat(recognised(signed)).isInstanceOf(Recognition.NotARequest.class);
  }

  @Test
  void whatIsForwardedIsReadWithoutItsHeaders() {
    var mail =
        mail(
            "VB: till er",
            "Hej, det här skickade jag fel.\n\n---------- Forwarded message ---------\n"
                + "Från: Anna\nÄmne: GDPR\n\nJag vill ha ett registerutdrag.");

    assertThat(RECOGNISER.recognise(mail)).isInstanceOf(Recognition.Recognised.class);
  }

  @Test
  void wordsAreComparedHoweverTheyAreSpelledInUnicode() {
    String decomposed =
        Normalizer.normalize("JAG ÅTERKALLAR\u00a0MITT\r\nSAM\u00adTYCKE", Normalizer.Form.NFD);

    assertThat(recognised(decomposed)).isInstanceOf(Recognition.Recognised.class);
    assertThat(recognised("Jag aterkallar mitt samtycke"))
        .isInstanceOf(Recognition.NotARequest.class);
  }

  @Test
  void theSubjectLineSpeaksToo() {
    assertThat(RECOGNISER.recognise(mail("Re: registerutdrag", "Hej, kan ni ordna det?")))
        .isInstanceOf(Recognition.Recognised.class);
  }

  @Test
  void anAnswerIsInTheLanguageOfTheMail() {
    assertThat(RECOGNISER.languageOf(mail("Hi", "I would like to have my data, please.")))
        .isEqualTo(Language.EN);
    assertThat(RECOGNISER.languageOf(mail("Hej", "Jag vill ha mina uppgifter.")))
        .isEqualTo(Language.SV);
    assertThat(RECOGNISER.languageOf(mail("", ""))).isEqualTo(Language.SV);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Auto-Submitted           | auto-replied         | AUTOMATIC_REPLY
          Auto-Submitted           | auto-generated; x=y  | AUTOMATIC_REPLY
          X-Autoreply              | yes                  | AUTOMATIC_REPLY
          X-Auto-Response-Suppress | All                  | AUTOMATIC_REPLY
          Precedence               | auto_reply           | AUTOMATIC_REPLY
          Precedence               | Bulk                 | BULK
          List-Id                  | <news.example>       | BULK
          Return-Path              | <>                   | BOUNCE
          Content-Type             | multipart/report; a=b| BOUNCE
          """)
  void whatAMachineWroteIsIgnoredWhateverItsWords(String name, String value, Recognition.Why why) {
    assertThat(RECOGNISER.recognise(written(Map.of(name, List.of(value)), "anna@example.se")))
        .isEqualTo(new Recognition.Ignored(why));
  }

  @Test
  void theDesksOwnMailIsALoop() {
    assertThat(RECOGNISER.recognise(written(Map.of(), "Support@Alleato.example")))
        .isEqualTo(new Recognition.Ignored(Recognition.Why.OWN_ADDRESS));
  }

  @Test
  void aPersonsMailThatSaysSoIsRead() {
    assertThat(
            RECOGNISER.recognise(
                written(Map.of("Auto-Submitted", List.of("no")), "anna@example.se")))
        .isInstanceOf(Recognition.Recognised.class);
  }

  private static Mail written(Map<String, List<String>> headers, String from) {
    return new Mail(new Headers(headers), List.of(from), "Registerutdrag", "");
  }

  private static Recognition recognised(String text) {
    return RECOGNISER.recognise(mail("Fråga", text));
  }

  private static Mail mail(String subject, String text) {
    return new Mail(new Headers(Map.of()), List.of("anna@example.se"), subject, text);
  }
}
