package org.trygg.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.policy.Decision;
import org.trygg.policy.Form;
import org.trygg.policy.Item;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Request;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

class NoticesTest {
  private static final Instant EVE = Instant.parse("2024-02-29T22:59:59Z");
  private static final Instant MIDNIGHT_IN_STOCKHOLM = Instant.parse("2024-02-29T23:00:00Z");

  @TempDir Path temp;
  private Path policies;
  private Notices notices;

  @BeforeEach
  void read() {
    policies = LaterVersion.writeInto(temp);
    notices = Notices.read(policies, LaterVersion.law());
  }

  @Test
  void versionsComeInTheOrderOfTheirDays() {
    assertThat(notices.all())
        .extracting(each -> each.id().toString())
        .containsExactly("alleato/2018-09-01", "alleato/2024-03-01");
    assertThat(notices.before(notices.all().get(0))).isEmpty();
    assertThat(notices.before(notices.all().get(1))).contains(notices.all().get(0));
  }

  @Test
  @Promise("P111")
  void aVersionIsInForceFromMidnightInStockholmAndNotBefore() {
    assertThat(notices.inForce(Instant.parse("2018-08-31T21:59:59Z"))).isEmpty();
    assertThat(notices.inForce(EVE)).contains(notices.all().get(0));
    assertThat(notices.inForce(MIDNIGHT_IN_STOCKHOLM)).contains(notices.all().get(1));
  }

  @Test
  @Promise("P111")
  void whatANewVersionAllowsIsRefusedUntilItsFirstDay() {
    PolicyVersions versions = PolicyVersions.of(notices.policies());

    assertThat(adviceAt(versions, EVE)).isEqualTo(new Decision.Gap(Decision.Gap.Missing.PURPOSE));
    assertThat(adviceAt(versions, MIDNIGHT_IN_STOCKHOLM)).isNotInstanceOf(Decision.Gap.class);
  }

  @Test
  @Promise("P01")
  void aVersionHasItsDayAndAHashThatAnybodyCanCountAgain() throws Exception {
    var listing = new StringBuilder();
    for (String name : new String[] {"notice.en.md", "notice.sv.md", "policy.yaml"}) {
      byte[] bytes = Files.readAllBytes(policies.resolve("alleato/2018-09-01").resolve(name));
      listing.append(sha256(bytes)).append("  ").append(name).append('\n');
    }

    PublishedNotice first = notices.find(LocalDate.of(2018, 9, 1)).orElseThrow();

    assertThat(first.hash()).isEqualTo(sha256(listing.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(first.hash()).isNotEqualTo(notices.all().get(1).hash());
  }

  @Test
  void everyPromiseHasWordsInBothLanguages() {
    assertThat(notices.all().get(0).promises().keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 112).mapToObj(PromiseId::new).toList());
    assertThat(notices.all().get(0).promises())
        .hasEntrySatisfying(
            new PromiseId(72),
            words ->
                assertThat(words.sv())
                    .isEqualTo("Kunddata sparar vi under hela tiden du är kund hos oss."));
  }

  @Test
  void faultsOfAllVersionsAreToldTogether() throws IOException {
    breakIn("2018-09-01");
    breakIn("2024-03-01");

    assertThatThrownBy(() -> Notices.read(policies, LaterVersion.law()))
        .isInstanceOf(NoticesException.class)
        .hasMessageContaining("2018-09-01")
        .hasMessageContaining("2024-03-01")
        .hasMessageContaining("policy.yaml:");
  }

  @Test
  void aFolderWithoutOneNoticeSaysWhichSettingToMend() {
    assertThatThrownBy(() -> Notices.read(policies.resolve("alleato"), LaterVersion.law()))
        .isInstanceOf(NoticesException.class)
        .hasMessageContaining("trygg.policies");
    assertThatThrownBy(() -> Notices.read(temp.resolve("nowhere"), LaterVersion.law()))
        .isInstanceOf(NoticesException.class)
        .hasMessageContaining("cannot be read");
  }

  private void breakIn(String version) throws IOException {
    Path file = policies.resolve("alleato").resolve(version).resolve("policy.yaml");
    Files.writeString(file, Files.readString(file) + "\nretenton: {}\n");
  }

  private static Decision adviceAt(PolicyVersions versions, Instant now) {
    SubjectRef subject = new SubjectRef(new UUID(0, 1));
    Request request =
        new Request(
            Request.Act.READ,
            Item.of(Category.of("contact"), LocalDate.of(2024, 2, 1)),
            Purpose.of("provision.advice"),
            Form.IDENTIFIED,
            new Request.Occasion.OwnData(subject));
    return versions.inForce(now).decisions().decide(request, Standing.of(subject), now);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
