package org.trygg.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trygg.outbox.Told;
import org.trygg.vocabulary.SubjectRef;

class DeskAlarmTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void eachReminderCountsUnderItsStageAndNothingElseDoes() {
    var alarm = new DeskAlarm(meters);

    Arrays.stream(Told.Kind.values())
        .forEach(kind -> alarm.hear(new Told(kind, new SubjectRef(new UUID(1, 2)))));
    alarm.hear(new Told(Told.Kind.REQUEST_MISSED, new SubjectRef(new UUID(1, 2))));

    assertThat(count("week")).isEqualTo(1);
    assertThat(count("three-days")).isEqualTo(1);
    assertThat(count("missed")).isEqualTo(2);
    assertThat(meters.find("trygg.requests.reminders").counters()).hasSize(3);
  }

  private double count(String stage) {
    return meters.counter("trygg.requests.reminders", "stage", stage).count();
  }
}
