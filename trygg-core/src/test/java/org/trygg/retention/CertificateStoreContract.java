package org.trygg.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.ledger.EntryId;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.RuleId;

/// What every [CertificateStore] does.
public abstract class CertificateStoreContract {
  private static final Certificate FIRST = certificate(1, List.of());
  private static final Certificate SECOND =
      certificate(
          2,
          List.of(
              new DuePerRule(Category.of("ip-log"), RuleId.of("retention.traffic-fault"), 40),
              new DuePerRule(Category.of("order"), DuePerRule.NO_RULE, 1)));

  protected abstract CertificateStore emptyStore();

  @Test
  void whatIsPutComesBackWholeTheNewestFirst() {
    CertificateStore store = emptyStore();

    store.put(FIRST);
    store.put(SECOND);

    assertThat(store.newest(10)).containsExactly(SECOND, FIRST);
    assertThat(store.newest(1)).containsExactly(SECOND);
    assertThat(store.newest(10).getFirst().toBytes()).isEqualTo(SECOND.toBytes());
  }

  @Test
  void anEmptyStoreHasNone() {
    assertThat(emptyStore().newest(10)).isEmpty();
  }

  private static Certificate certificate(int number, List<DuePerRule> erased) {
    return new Certificate(
        Optional.of(new EntryId(new UUID(0x0000_0000_0000_7000L + number, Long.MIN_VALUE))),
        new PolicyId("alleato", LocalDate.of(2018, 9, 1)),
        LocalDate.of(2026, 11, number),
        Instant.parse("2026-11-23T10:00:00.123456Z"),
        erased,
        new Certificate.Subjects(number, number + 1));
  }
}
