package org.trygg.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.notice.RuleChange.Aspect;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.RuleId;

class NoticeDifferenceTest {
  @TempDir static Path temp;

  private static final class Versions {
    static final Notices NOTICES = Notices.read(LaterVersion.writeInto(temp), LaterVersion.law());
    static final PublishedNotice FIRST = NOTICES.all().get(0);
    static final PublishedNotice LATER = NOTICES.all().get(1);
  }

  private final NoticeDifference onwards = NoticeDifference.between(Versions.FIRST, Versions.LATER);
  private final NoticeDifference back = NoticeDifference.between(Versions.LATER, Versions.FIRST);

  @Test
  void aVersionDoesNotDifferFromItself() {
    assertThat(NoticeDifference.between(Versions.FIRST, Versions.FIRST).isEmpty()).isTrue();
  }

  @Test
  void promisesInOtherWordsAreToldInBothLanguages() {
    assertThat(onwards.promises())
        .extracting(PromiseChange::promise)
        .containsExactly(new PromiseId(1), new PromiseId(69));
    assertThat(onwards.promises().get(1))
        .isInstanceOfSatisfying(
            PromiseChange.Reworded.class,
            change -> {
              assertThat(change.after().sv()).contains("en dag längre");
              assertThat(change.after().en()).contains("a day longer");
              assertThat(change.before().en()).doesNotContain("a day longer");
            });
  }

  @Test
  void aChangedPeriodAndANewPurposeAreToldByTheirRules() {
    assertThat(onwards.rules()).hasSize(2);
    assertThat(onwards.rules().get(0))
        .isInstanceOfSatisfying(
            RuleChange.Added.class,
            added -> assertThat(added.rule()).isInstanceOf(Rule.OfPurpose.class));
    assertThat(onwards.rules().get(1))
        .isInstanceOfSatisfying(
            RuleChange.Changed.class,
            changed -> {
              assertThat(changed.id()).isEqualTo(RuleId.of("retention.traffic-fault"));
              assertThat(changed.aspects()).isEqualTo(Set.of(Aspect.PERIOD));
            });
  }

  @Test
  void theOtherWayRoundWhatWasAddedIsRemoved() {
    assertThat(back.rules().get(0)).isInstanceOf(RuleChange.Removed.class);
    assertThat(back.rules())
        .extracting(RuleChange::id)
        .containsExactlyElementsOf(onwards.rules().stream().map(RuleChange::id).toList());
  }
}
