package org.trygg.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trygg.gate.GateWorld.ALARM;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.passage.CaseAnswer;
import org.trygg.passage.RequestAnswer;
import org.trygg.passage.Requester;
import org.trygg.policy.Refusal;
import org.trygg.requests.Demand;
import org.trygg.requests.RequestStatus;
import org.trygg.requests.Step;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// Machine clients at the desk: the one that reads the mail takes requests in, others do not.
class MachineCasesTest {
  private static final Requester MAIL =
      machine("legal-compliance.rights", "legal-compliance.accountability");
  private static final CaseRef REF = new CaseRef(new UUID(5, 6));

  @TempDir private Path keys;
  private GateWorld world;
  private SubjectRef anna;

  @BeforeEach
  void aCustomer() {
    world = new GateWorld(InMemoryStores.empty(), keys);
    anna = world.customer(ALARM);
  }

  @Test
  void aMachineRegisteredForEveryPurposeOfACaseTakesItInAndOn() {
    assertThat(initiate(MAIL)).isInstanceOf(RequestAnswer.Taken.class);
    assertThat(world.gate().desk().advance(MAIL, anna, REF, Step.Acknowledged::new))
        .isInstanceOfSatisfying(
            RequestAnswer.Taken.class,
            it -> assertThat(it.request().status()).isEqualTo(RequestStatus.ACKNOWLEDGED));
  }

  @Test
  void aMachineRegisteredForLessIsRefused() {
    assertThat(initiate(machine("legal-compliance.rights")))
        .isInstanceOfSatisfying(
            RequestAnswer.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Refusal.ROLE_WITHOUT_DUTY));
    assertThat(world.gate().openCase(MAIL, anna, CaseKind.of("billing"), REF))
        .isInstanceOf(CaseAnswer.Refused.class);
  }

  @Test
  void neitherAJobNorTheSubjectOpensACase() {
    assertThat(initiate(Requester.job("sweep"))).isInstanceOf(RequestAnswer.Refused.class);
    assertThat(initiate(Requester.self(anna))).isInstanceOf(RequestAnswer.Refused.class);
  }

  private RequestAnswer initiate(Requester by) {
    return world
        .gate()
        .desk()
        .initiate(by, anna, new Demand.Access(), GateWorld.NOON.minusSeconds(60), REF);
  }

  private static Requester machine(String... purposes) {
    Set<Purpose> all = Arrays.stream(purposes).map(Purpose::of).collect(Collectors.toSet());
    return Requester.machine("mail-desk", all, Set.of());
  }
}
