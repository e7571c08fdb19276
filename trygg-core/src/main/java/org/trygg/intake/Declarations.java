package org.trygg.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.trygg.forms.Flaw;
import org.trygg.forms.Form;
import org.trygg.gate.Gate;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Rule;
import org.trygg.subject.Evidence;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Objection;
import org.trygg.subject.Restriction;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.SubjectRef;
import org.trygg.vocabulary.Words;

/// Takes in what somebody known has said yes and no to, and what keeps data from being used or
/// erased: consents, objections, restrictions and holds. Each call is one transaction.
///
/// What is told to have ended once more keeps its first end: nothing is made to have stood longer
/// than it did.
public final class Declarations {
  /// The words with which consent is asked, as each version of the notice holds them: no others are
  /// put to anybody.
  @FunctionalInterface
  public interface Wordings {
    /// The words of the rule in that version; empty where it asks for none.
    Optional<Words> of(PolicyId notice, RuleId rule);
  }

  private final Gate gate;
  private final InstantSource clock;
  private final Wordings wordings;
  private final Telling telling;

  public Declarations(
      Transactions transactions,
      Gate gate,
      SubjectStore subjects,
      Wordings wordings,
      InstantSource clock) {
    this.gate = gate;
    this.wordings = wordings;
    this.clock = clock;
    this.telling = new Telling(transactions, gate, subjects, clock);
  }

  /// A consent was given, by a form of [ConsentForm], under the version of the notice in force.
  public CustomerAnswer consent(Requester by, SubjectRef subject, byte[] json) {
    var forms = new ConsentForm(gate.policy().policy(), wordings, clock);
    return telling.add(by, subject, json, forms::read);
  }

  /// A consent was withdrawn; maybe with `method`. As easy as giving it: the same kind of door, and
  /// less to say. GDPR Art. 7(3).
  public CustomerAnswer withdraw(Requester by, SubjectRef subject, UUID consent, byte[] json) {
    return telling.change(
        by,
        subject,
        json,
        (form, standing) -> {
          Optional<Evidence.Method> method =
              form.optional("method", Form.word(Evidence.Method.class), Flaw.Rule.CHOICE);
          return standing.will().consents().stream()
              .filter(each -> each.id().equals(consent))
              .findFirst()
              .map(old ->
                  old.withdrawnAt(old.withdrawn().orElseGet(clock::instant)).withdrawnBy(method))
              .<StandingChange>map(StandingChange.Consented::new);
        });
  }

  /// An objection was made: `purpose`, and maybe `reach`, the one channel that it is to.
  public CustomerAnswer object(Requester by, SubjectRef subject, byte[] json) {
    return telling.add(
        by,
        subject,
        json,
        form -> {
          Optional<Channel> reach = reach(form);
          return purpose(form)
              .map(each ->
                  new Objection(UUID.randomUUID(), each, reach, clock.instant(), Optional.empty()))
              .map(each -> new Telling.New(each.id(), new StandingChange.Objected(each)));
        });
  }

  /// An objection was overridden by compelling grounds.
  public CustomerAnswer override(Requester by, SubjectRef subject, UUID objection, byte[] json) {
    return telling.change(
        by,
        subject,
        json,
        (_, standing) ->
            standing.will().objections().stream()
                .filter(each -> each.id().equals(objection))
                .findFirst()
                .<StandingChange>map(old ->
                    new StandingChange.Objected(
                        old.overriddenAt(old.overridden().orElseGet(clock::instant)))));
  }

  /// Processing was restricted: `ground`, and maybe `categories`; without them all.
  public CustomerAnswer restrict(Requester by, SubjectRef subject, byte[] json) {
    return telling.add(
        by,
        subject,
        json,
        form -> {
          Optional<Restriction.Ground> ground =
              form.required("ground", Form.word(Restriction.Ground.class), Flaw.Rule.CHOICE);
          Set<Category> categories = categories(form);
          return ground
              .map(each ->
                  new Restriction(
                      UUID.randomUUID(), each, categories, clock.instant(), Optional.empty()))
              .map(each -> new Telling.New(each.id(), new StandingChange.Restricted(each)));
        });
  }

  /// A restriction was lifted.
  public CustomerAnswer lift(Requester by, SubjectRef subject, UUID restriction, byte[] json) {
    return telling.change(
        by,
        subject,
        json,
        (_, standing) ->
            standing.keepers().restrictions().stream()
                .filter(each -> each.id().equals(restriction))
                .findFirst()
                .<StandingChange>map(old ->
                    new StandingChange.Restricted(
                        new Restriction(
                            old.id(),
                            old.ground(),
                            old.categories(),
                            old.from(),
                            first(old.lifted())))));
  }

  /// A hold was laid: `ground`, and maybe `categories` and `until`.
  public CustomerAnswer hold(Requester by, SubjectRef subject, byte[] json) {
    return telling.add(
        by,
        subject,
        json,
        form -> {
          Optional<LegalHold.Ground> ground =
              form.required("ground", Form.word(LegalHold.Ground.class), Flaw.Rule.CHOICE);
          Set<Category> categories = categories(form);
          Optional<LocalDate> until = form.optional("until", LocalDate::parse, Flaw.Rule.DATE);
          if (until.filter(day -> !day.isAfter(gate.today())).isPresent()) {
            form.flaw("until", Flaw.Rule.COMING_DAY); // it would keep nothing
          }
          return ground
              .map(each -> new LegalHold(UUID.randomUUID(), each, categories, gate.today(), until))
              .map(each -> new Telling.New(each.id(), new StandingChange.Held(each)));
        });
  }

  /// A hold was released.
  public CustomerAnswer release(Requester by, SubjectRef subject, UUID hold, byte[] json) {
    return telling.change(
        by,
        subject,
        json,
        (_, standing) ->
            standing.keepers().holds().stream()
                .filter(each -> each.id().equals(hold))
                .findFirst()
                .<StandingChange>map(old ->
                    new StandingChange.Held(
                        new LegalHold(
                            old.id(),
                            old.ground(),
                            old.categories(),
                            old.from(),
                            old.until()
                                .filter(gate.today()::isAfter)
                                .or(() -> Optional.of(gate.today()))))));
  }

  private Optional<Instant> first(Optional<Instant> end) {
    return end.or(() -> Optional.of(clock.instant()));
  }

  private Optional<Purpose> purpose(Form form) {
    return form.required(
        "purpose",
        text -> {
          Purpose purpose = Purpose.of(text);
          if (gate.policy().policy().rulesOf(Rule.OfPurpose.class).stream()
              .noneMatch(rule -> rule.purpose().equals(purpose))) {
            throw new IllegalArgumentException("There is no such purpose");
          }
          return purpose;
        },
        Flaw.Rule.PURPOSE);
  }

  private static Optional<Channel> reach(Form form) {
    return form.optional("reach", Form.word(Channel.class), Flaw.Rule.CHOICE);
  }

  private Set<Category> categories(Form form) {
    return new HashSet<>(
        form.texts(
            "categories",
            text -> {
              Category category = Category.of(text);
              if (gate.policy().category(category).isEmpty()) {
                throw new IllegalArgumentException("There is no such category");
              }
              return category;
            },
            Flaw.Rule.WORD));
  }
}
