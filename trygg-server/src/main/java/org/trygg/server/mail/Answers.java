package org.trygg.server.mail;

import java.util.Optional;
import org.trygg.mail.CaseToken;
import org.trygg.vocabulary.Language;

/// Writes the letters by which the desk says that a mail has come in: fixed words and the case's
/// token, nothing of what is held and nothing of what the mail said.
///
/// @param domain the part of the desk's address after the `@`
record Answers(String domain) {
  Letter letter(Arrived arrived, Taken taken, Language language) {
    Optional<CaseToken> token = taken.ref().map(CaseToken::of);
    String id =
        "<trygg.%s.%s@%s>"
            .formatted(
                token.map(CaseToken::text).orElse("received"),
                taken.key().message().toString().replace("-", ""),
                domain);
    return new Letter(
        id,
        arrived.sender().orElseThrow(),
        arrived.id(),
        subject(token, language),
        text(token.isPresent(), arrived.leftOut() > 0, language));
  }

  private static String subject(Optional<CaseToken> token, Language language) {
    String words =
        switch (language) {
          case SV -> "Vi har tagit emot ditt mejl";
          case EN -> "We have received your mail";
        };
    return token.map(each -> each.bracketed() + " " + words).orElse(words);
  }

  private static String text(boolean hasCase, boolean leftOut, Language language) {
    return switch (language) {
      case SV ->
          """
          Hej,

          vi har tagit emot ditt mejl.%s
          Vi lämnar aldrig ut personuppgifter i ett mejl. Innan vi lämnar ut något tar vi reda på att det är du som frågar.
          %s
          Det här är ett automatiskt svar.
          """
              .formatted(
                  hasCase
                      ? " Det har blivit ett ärende, och du får svar utan onödigt dröjsmål och senast inom en månad.\nSvara på det här mejlet om du vill lägga till något, så hamnar det i samma ärende."
                      : " En person läser det.",
                  leftOut
                      ? "\nEn eller flera bilagor har vi inte sparat: de var för stora eller av ett slag som vi inte tar emot. Vi tar emot PDF, PNG och JPEG.\n"
                      : "");
      case EN ->
          """
          Hello,

          we have received your mail.%s
          We never give out personal data in a mail. Before we give out anything, we make sure that it is you who asks.
          %s
          This is an automatic answer.
          """
              .formatted(
                  hasCase
                      ? " It has become a case, and you will have an answer without undue delay and within a month.\nAnswer this mail if you want to add something; it then goes to the same case."
                      : " A person will read it.",
                  leftOut
                      ? "\nOne or more attachments were not kept: they were too large or of a kind that we do not take. We take PDF, PNG and JPEG.\n"
                      : "");
    };
  }
}
