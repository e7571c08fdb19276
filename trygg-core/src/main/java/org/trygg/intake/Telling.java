package org.trygg.intake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.trygg.forms.Flaw;
import org.trygg.forms.Form;
import org.trygg.gate.Gate;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Outcome;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.subject.Standing;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// How a form becomes a fact that decisions depend on: read, told to the gate, and what is kept of
/// it in words; one transaction.
final class Telling {
  private static final Source CUSTOMER = Source.of("customer");

  private final Transactions transactions;
  private final Gate gate;
  private final SubjectStore subjects;
  private final InstantSource clock;

  Telling(Transactions transactions, Gate gate, SubjectStore subjects, InstantSource clock) {
    this.transactions = transactions;
    this.gate = gate;
    this.subjects = subjects;
    this.clock = clock;
  }

  /// Something new: the fact, its id, and what is kept of it in words.
  record New(UUID id, StandingChange change, Optional<UUID> invoice, Map<String, String> words) {
    New(UUID id, StandingChange change) {
      this(id, change, Optional.empty(), Map.of());
    }

    New(UUID id, StandingChange change, Map<String, String> words) {
      this(id, change, Optional.empty(), words);
    }
  }

  /// Takes in something new.
  CustomerAnswer add(
      Requester by, SubjectRef subject, byte[] json, Function<Form, Optional<New>> reader) {
    Form form = Form.of(json);
    Optional<New> added = reader.apply(form);
    if (!form.end().flaws().isEmpty()) {
      return new CustomerAnswer.Flawed(form.flaws());
    }
    return transactions.call(() -> add(by, subject, added.orElseThrow()));
  }

  private CustomerAnswer add(Requester by, SubjectRef subject, New added) {
    Outcome stated = gate.restate(by, subject, added.change, Optional.empty());
    if (!(stated instanceof Outcome.Kept)) {
      return notKept(stated);
    }
    var receipts = new ArrayList<>(List.of(Receipt.of(stated)));
    if (!added.words.isEmpty()) {
      var origin = new Submission.Origin(subject, added.change.category(), CUSTOMER);
      var facts = Submission.facts(origin, clock.instant(), added.invoice, added.words);
      gate.submit(by, List.of(facts)).forEach(each -> receipts.add(Receipt.of(each)));
    }
    return new CustomerAnswer.Done(subject, List.of(added.id), receipts);
  }

  /// Changes something that is there.
  ///
  /// @param reader the change; empty if the form is flawed, or there is nothing of that id
  CustomerAnswer change(
      Requester by,
      SubjectRef subject,
      byte[] json,
      BiFunction<Form, Standing, Optional<StandingChange>> reader) {
    return transactions.call(() -> {
      Standing standing = subjects.findForChange(subject).orElseGet(() -> Standing.of(subject));
      Form form = Form.of(json);
      Optional<StandingChange> found = reader.apply(form, standing);
      if (!form.end().flaws().isEmpty()) {
        return new CustomerAnswer.Flawed(form.flaws());
      }
      if (found.isEmpty()) {
        return new CustomerAnswer.NotThere();
      }
      Outcome stated = gate.restate(by, subject, found.get(), Optional.empty());
      return stated instanceof Outcome.Kept
          ? new CustomerAnswer.Done(subject, List.of(), List.of(Receipt.of(stated)))
          : notKept(stated);
    });
  }

  private static CustomerAnswer notKept(Outcome outcome) {
    return outcome instanceof Outcome.Nobody
        ? new CustomerAnswer.NotThere()
        : new CustomerAnswer.Refused(Receipt.of(outcome));
  }

  /// The change that the value makes; a value that does not go with what was is a flaw.
  static <T> Optional<StandingChange> change(
      Form form, Optional<T> value, Function<T, StandingChange> maker, String name) {
    try {
      return value.map(maker);
    } catch (IllegalArgumentException _) {
      form.flaw(name, Flaw.Rule.ORDER_OF_DAYS);
      return Optional.empty();
    }
  }
}
