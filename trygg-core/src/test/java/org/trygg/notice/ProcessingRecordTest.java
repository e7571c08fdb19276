package org.trygg.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.notice.ProcessingRecord.Activity;
import org.trygg.notice.ProcessingRecord.Use;
import org.trygg.policy.Decisions;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

class ProcessingRecordTest {
  private static final Policy POLICY =
      Notices.read(LaterVersion.project().resolve("policies"), LaterVersion.law())
          .all()
          .getFirst()
          .policy();
  private static final ProcessingRecord RECORD = ProcessingRecord.of(POLICY);

  @Test
  @Promise("P46")
  void theRecordSaysOfEachPurposeAndCategoryWhatTheProgramDecidesBy() {
    var told = new TreeSet<String>();
    for (Activity activity : RECORD.activities()) {
      for (Use use : activity.uses()) {
        use.categories()
            .forEach(
                each -> told.add(line(each, activity.purpose(), use.basis(), use.retention())));
      }
    }

    assertThat(told).isNotEmpty().isEqualTo(decidedBy());
  }

  @Test
  void everyCategoryRecipientAndMeasureOfThePolicyIsInTheRecord() {
    assertThat(RECORD.categories()).isEqualTo(POLICY.rulesOf(Rule.OfCategory.class));
    assertThat(RECORD.recipients()).isEqualTo(POLICY.rulesOf(Rule.OfRecipient.class));
    assertThat(RECORD.measures()).isEqualTo(POLICY.rulesOf(Rule.OfMeasure.class));
  }

  @Test
  void transfersAreTheRecipientsUnderSafeguards() {
    assertThat(RECORD.transfers())
        .extracting(each -> each.recipient().name())
        .containsExactly("processors-abroad");
  }

  /// Purpose by purpose what lifespan, which erases, says of an item of each category.
  private static Set<String> decidedBy() {
    Decisions decisions = Decisions.of(POLICY);
    Standing nobody = Standing.of(new SubjectRef(new UUID(0, 1)));
    Instant now = Instant.parse("2020-01-01T12:00:00Z");
    var decided = new TreeSet<String>();
    for (Rule.OfCategory category : POLICY.rulesOf(Rule.OfCategory.class)) {
      Item item = Item.of(category.category(), LocalDate.of(2019, 12, 31));
      for (Lifespan.Use use : decisions.lifespan(item, nobody, now).uses()) {
        Rule.OfPurpose purpose =
            POLICY.rulesOf(Rule.OfPurpose.class).stream()
                .filter(rule -> rule.purpose().equals(use.purpose()))
                .findFirst()
                .orElseThrow();
        decided.add(line(category.category(), purpose, use.basis(), use.retention()));
      }
    }
    return decided;
  }

  private static String line(
      Category category, Rule.OfPurpose purpose, Rule.OfBasis basis, Rule.OfRetention retention) {
    return String.join(
        " ", category.name(), purpose.purpose().path(), basis.id().path(), retention.id().path());
  }
}
