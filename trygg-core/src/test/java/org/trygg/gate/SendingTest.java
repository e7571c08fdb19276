package org.trygg.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trygg.gate.GateWorld.ALARM;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trygg.ledger.Action;
import org.trygg.ledger.Commitment;
import org.trygg.ledger.Entry;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Channels.Register;
import org.trygg.proof.Hash;
import org.trygg.sending.Intended;
import org.trygg.sending.Sending;
import org.trygg.sending.Verdict;
import org.trygg.sending.Weighed;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.Extent;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.Standing;
import org.trygg.testkit.Promise;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// The send gate on ALLEATO's policy: by which channels whom, and why not.
class SendingTest {
  private static final Purpose MARKETING = Purpose.of("direct-marketing");
  private static final PolicyId NOTICE = new PolicyId("alleato", LocalDate.of(2018, 9, 1));
  private static final Instant LONG_AGO = Instant.parse("2024-03-01T11:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-01-05T11:00:00Z");
  private static final Category CONTACT = Category.of("contact");
  private static final Category USAGE = Category.of("usage");
  private static final Requester SENDER =
      Requester.machine("sender", Set.of(MARKETING), Set.of(CONTACT, USAGE));

  @TempDir private Path keys;
  private GateWorld world;
  private SubjectRef anna;

  @BeforeEach
  void aCustomer() {
    world = new GateWorld(InMemoryStores.empty(), keys);
    anna = world.customer(ALARM);
  }

  /// The marketing matrix: what a customer gets who has said neither yes nor no, what one who has
  /// said yes, one who took it back, one who said no to the channel, one who has left, and a
  /// stranger.
  @ParameterizedTest(name = "{0}: silent {1}, yes {2}, withdrawn {3}, no {4}, left {5}, nobody {6}")
  @CsvSource({
    "SOCIAL, no-consent, allowed, consent-withdrawn, channel-objected, no-consent,     lapsed",
    "PHONE,  allowed,    allowed, allowed,           channel-objected, allowed,        lapsed",
    "SMS,    allowed,    allowed, consent-withdrawn, channel-objected, relation-ended, lapsed",
    "EMAIL,  allowed,    allowed, consent-withdrawn, channel-objected, relation-ended, lapsed",
    "LETTER, allowed,    allowed, allowed,           channel-objected, allowed,        lapsed",
  })
  @Promise("P61")
  void aChannelIsOpenToThoseWhoMayBeReachedByIt(
      Channel channel,
      String silent,
      String yes,
      String back,
      String no,
      String left,
      String nobody) {
    assertThat(ask(anna, channel)).isEqualTo(silent);
    assertThat(ask(with(consent(channel)), channel)).isEqualTo(yes);
    assertThat(ask(with(consent(channel).withdrawnAt(LATELY)), channel)).isEqualTo(back);
    assertThat(ask(with(objection(channel)), channel)).isEqualTo(no);
    assertThat(ask(whoHasLeft("2025-12-31"), channel)).isEqualTo(left);
    assertThat(ask(new SubjectRef(new UUID(8, 9)), channel)).isEqualTo(nobody);
  }

  @ParameterizedTest
  @EnumSource
  @Promise("P106")
  void anObjectionToMarketingClosesEveryChannelWhateverWasConsentedToBefore(Channel channel) {
    SubjectRef bo = with(consent(channel));
    change(
        bo,
        new StandingChange.Objected(
            new Objection(UUID.randomUUID(), MARKETING, LATELY, Optional.empty())));

    assertThat(ask(bo, channel)).isEqualTo("objected");
  }

  @ParameterizedTest
  @EnumSource
  void aRestrictionAndAProtectedIdentityCloseEveryChannel(Channel channel) {
    SubjectRef restricted = world.customer(ALARM);
    change(
        restricted,
        new StandingChange.Restricted(
            new Restriction(
                UUID.randomUUID(),
                Restriction.Ground.ACCURACY_CONTESTED,
                Set.of(),
                LATELY,
                Optional.empty())));
    SubjectRef guarded = world.customer(ALARM);
    change(guarded, new StandingChange.Protected(true));

    assertThat(ask(restricted, channel)).isEqualTo("restricted");
    assertThat(ask(guarded, channel)).isEqualTo("protected-identity");
  }

  @Test
  void aConsentToOneChannelOrToUseIsNoneToAnotherChannel() {
    SubjectRef gone = whoHasLeft("2025-12-31");
    change(gone, new StandingChange.Consented(consent(Channel.SMS)));
    change(
        gone,
        new StandingChange.Consented(
            new Consent(UUID.randomUUID(), MARKETING, NOTICE, LATELY, Optional.empty())));

    assertThat(ask(gone, Channel.EMAIL)).isEqualTo("relation-ended");
    assertThat(ask(gone, Channel.SMS)).isEqualTo("allowed");
  }

  @Test
  @Promise("P63")
  void whatIsMadeOfTrafficDataTakesConsentToThatUse() {
    assertThat(ask(anna, Channel.EMAIL)).isEqualTo("allowed");
    change(anna, new StandingChange.Consented(consent(Channel.EMAIL)));
    assertThat(ask(message(anna, Channel.EMAIL, Set.of(USAGE)))).isEqualTo("consent-missing");

    change(
        anna,
        new StandingChange.Consented(
            new Consent(UUID.randomUUID(), MARKETING, NOTICE, LATELY, Optional.empty())));

    assertThat(ask(message(anna, Channel.EMAIL, Set.of(USAGE)))).isEqualTo("allowed");
  }

  @Test
  void whoSaysYesAgainToAChannelIsReachedByItAgain() {
    SubjectRef bo = with(objection(Channel.EMAIL));
    assertThat(ask(bo, Channel.EMAIL)).isEqualTo("channel-objected");

    world.on("2026-01-20");
    change(
        bo,
        new StandingChange.Consented(
            new Consent(
                UUID.randomUUID(),
                MARKETING,
                Extent.of(Channel.EMAIL),
                NOTICE,
                world.now(),
                Optional.empty())));

    assertThat(ask(bo, Channel.EMAIL)).isEqualTo("allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_CHECKED, register-not-checked",
    "LISTED, registered-against",
    "CLEAR, allowed",
  })
  void aCallTakesALookInTheRegister(Register found, String answer) {
    var call = new Intended(anna, Channel.PHONE, Optional.empty(), Set.of(), found);

    assertThat(ask(call)).isEqualTo(answer);
  }

  /// The time of a no is told by the clock that took it in, which may be ahead of this one.
  @Test
  void aNoCountsFromWhenItCanBeReadThoughItsTimeIsAhead() {
    Instant ahead = world.now().plus(Duration.ofMinutes(3));

    assertThat(ask(with(consent(Channel.EMAIL).withdrawnAt(ahead)), Channel.EMAIL))
        .isEqualTo("consent-withdrawn");
    assertThat(
            ask(
                with(new Objection(UUID.randomUUID(), MARKETING, ahead, Optional.empty())),
                Channel.LETTER))
        .isEqualTo("objected");
  }

  @Test
  void twoYearsAfterTheLastContractThereIsNobodyToReach() {
    SubjectRef gone = whoHasLeft("2023-12-31");
    change(
        gone,
        new StandingChange.Consented(
            new Consent(
                UUID.randomUUID(),
                MARKETING,
                Extent.of(Channel.EMAIL),
                NOTICE,
                Instant.parse("2023-05-01T10:00:00Z"),
                Optional.empty())));

    assertThat(ask(gone, Channel.EMAIL)).isEqualTo("lapsed");
    assertThat(ask(gone, Channel.LETTER)).isEqualTo("lapsed");
  }

  @Test
  void aSenderIsHeldToItsRegistrationAndAnyPurposeToTheChannels() {
    Requester billing =
        Requester.machine("biller", Set.of(Purpose.of("provision.billing")), Set.of(CONTACT));
    var bill =
        new Intended(
            anna,
            Channel.EMAIL,
            Optional.of(Purpose.of("provision.communication")),
            Set.of(),
            Register.NOT_CHECKED);
    Requester all =
        Requester.machine("all", Set.of(MARKETING, Purpose.of("provision")), Set.of(CONTACT));

    assertThat(words(weigh(billing, List.of(message(anna, Channel.EMAIL, Set.of())))))
        .containsExactly("purpose-not-registered");
    assertThat(words(weigh(all, List.of(bill)))).containsExactly("purpose-outside-channel");
    assertThatThrownBy(() -> weigh(GateWorld.withoutCase("marketing"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aListIsAnsweredInItsOrderAndIsOneEntryThatCommitsToIt() {
    SubjectRef bo = with(consent(Channel.EMAIL).withdrawnAt(LATELY));
    var list =
        List.of(
            message(bo, Channel.EMAIL, Set.of()),
            message(anna, Channel.EMAIL, Set.of()),
            message(anna, Channel.SOCIAL, Set.of()),
            message(bo, Channel.EMAIL, Set.of()));

    Weighed weighed = weigh(SENDER, list);

    assertThat(words(weighed))
        .containsExactly("consent-withdrawn", "allowed", "no-consent", "consent-withdrawn");
    Entry entry = world.entry(weighed.entry()).entry();
    assertThat(entry.what().action()).isEqualTo(Action.WEIGH_SENDING);
    assertThat(entry.what().count()).hasValue(4);
    String statement =
        """
        trygg-sending-1
        %s
        %s
        %s EMAIL consent-withdrawn
        %s EMAIL allowed
        %s SOCIAL no-consent
        %s EMAIL consent-withdrawn
        """
            .formatted(weighed.policy(), weighed.at(), bo, anna, anna, bo);
    assertThat(entry.what().about())
        .contains(new Commitment(Hash.ofLeaf(statement.getBytes(US_ASCII))));
    assertThat(world.entries(anna)).noneMatch(each -> each.entry().id().equals(weighed.entry()));
  }

  @Test
  void moreThanTenThousandAreNotWeighedAtOnce() {
    var many = Collections.nCopies(Sending.MOST + 1, message(anna, Channel.SMS, Set.of()));

    assertThat(weigh(SENDER, many.subList(0, Sending.MOST)).verdicts()).hasSize(Sending.MOST);
    assertThatThrownBy(() -> weigh(SENDER, many)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Consent consent(Channel channel) {
    return new Consent(
        UUID.randomUUID(), MARKETING, Extent.of(channel), NOTICE, LONG_AGO, Optional.empty());
  }

  private static Objection objection(Channel channel) {
    return new Objection(
        UUID.randomUUID(), MARKETING, Optional.of(channel), LATELY, Optional.empty());
  }

  private SubjectRef with(Consent consent) {
    return changed(new StandingChange.Consented(consent));
  }

  private SubjectRef with(Objection objection) {
    return changed(new StandingChange.Objected(objection));
  }

  private SubjectRef changed(StandingChange change) {
    SubjectRef subject = world.customer(ALARM);
    change(subject, change);
    return subject;
  }

  private SubjectRef whoHasLeft(String day) {
    SubjectRef subject = world.customer();
    change(
        subject,
        new StandingChange.Contracted(
            new Contract(
                UUID.randomUUID(),
                ServiceName.of("internet"),
                LocalDate.parse("2020-01-01"),
                Optional.of(LocalDate.parse(day)))));
    return subject;
  }

  /// Puts the fact there, whoever may tell it.
  private void change(SubjectRef subject, StandingChange change) {
    world
        .stores()
        .transactions()
        .call(() -> {
          Standing before = world.stores().subjects().findForChange(subject).orElseThrow();
          world.stores().subjects().put(change.applyTo(before));
          return before;
        });
  }

  private static Intended message(SubjectRef subject, Channel channel, Set<Category> madeOf) {
    return new Intended(subject, channel, Optional.empty(), madeOf, Register.CLEAR);
  }

  private String ask(SubjectRef subject, Channel channel) {
    return ask(message(subject, channel, Set.of()));
  }

  private String ask(Intended message) {
    return words(weigh(SENDER, List.of(message))).getFirst();
  }

  private Weighed weigh(Requester by, List<Intended> messages) {
    return world.gate().sending().weigh(by, messages);
  }

  private static List<String> words(Weighed weighed) {
    var words = new ArrayList<String>();
    for (Verdict each : weighed.verdicts()) {
      words.add(
          switch (each) {
            case Verdict.Allowed _ -> "allowed";
            case Verdict.Refused(var reason) -> reason.code();
          });
    }
    return words;
  }
}
