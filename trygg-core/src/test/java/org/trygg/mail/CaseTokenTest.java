package org.trygg.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.vocabulary.CaseRef;

class CaseTokenTest {
  @Test
  void everyCaseIsFoundAgainInTheSubjectLineAndInTheIdsOfAnswers() {
    var random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      var ref = new CaseRef(new UUID(random.nextLong(), random.nextLong()));
      var token = CaseToken.of(ref);

      assertThat(CaseToken.in(mail("Sv: " + token.bracketed() + " Hej", ""))).containsExactly(ref);
      assertThat(CaseToken.in(mail("Hej", "<x@y> <trygg." + token.text() + ".1@alleato.example>")))
          .containsExactly(ref);
    }
  }

  @Test
  void aTokenThatWasReadAloudOrRetypedIsStillItself() {
    var ref = new CaseRef(new UUID(0x0123_4567_89ab_4defL, 0x8123_4567_89ab_cdefL));
    String retyped = CaseToken.of(ref).bracketed().toLowerCase(Locale.ROOT).replace('0', 'o');

    assertThat(CaseToken.in(mail(retyped.replace("-", " "), ""))).containsExactly(ref);
  }

  @Test
  void whatIsNoTokenIsNoCase() {
    assertThat(CaseToken.in(mail("[Trygg ABCD]", "<trygg.x.1@y>"))).isEmpty();
    assertThat(CaseToken.in(mail("[Trygg " + "Z".repeat(26) + "]", ""))).isEmpty();
    assertThatThrownBy(() -> new CaseToken("U".repeat(26)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Mail mail(String subject, String references) {
    return new Mail(new Headers(Map.of("References", List.of(references))), List.of(), subject, "");
  }
}
