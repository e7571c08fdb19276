package org.trygg.server.intake;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.trygg.intake.CustomerAnswer;
import org.trygg.intake.Receipt;
import org.trygg.passage.Found;
import org.trygg.server.problem.FlawJson;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;
import org.trygg.vocabulary.Reason;

/// How the API says what became of something told about a customer.
public final class CustomerAnswers {
  private CustomerAnswers() {}

  /// What was taken.
  ///
  /// @param ids of what is new, such as contracts
  record Taken(String subject, List<String> ids, List<ReceiptJson> receipts) {}

  /// The answer where something new was told.
  static ResponseEntity<?> created(CustomerAnswer answer) {
    return of(answer, HttpStatus.CREATED);
  }

  /// The answer where something that was there was told to have changed.
  static ResponseEntity<?> changed(CustomerAnswer answer) {
    return of(answer, HttpStatus.OK);
  }

  private static ResponseEntity<?> of(CustomerAnswer answer, HttpStatus done) {
    return switch (answer) {
      case CustomerAnswer.Done(var subject, var ids, var receipts) ->
          ResponseEntity.status(done)
              .body(
                  new Taken(
                      subject.toString(),
                      ids.stream().map(Object::toString).toList(),
                      receipts.stream().map(ReceiptJson::of).toList()));
      case CustomerAnswer.Flawed(var flaws) ->
          Problem.of(ProblemKind.MALFORMED_REQUEST).with(FlawJson.all(flaws)).answer();
      case CustomerAnswer.Refused(Receipt receipt) -> refused(receipt).answer();
      case CustomerAnswer.Conflict(var entry) ->
          Problem.of(ProblemKind.CONFLICT).loggedAs(entry.value().toString()).answer();
      case CustomerAnswer.NotThere _ -> Problem.of(ProblemKind.NOT_FOUND).answer();
    };
  }

  /// Whom an identifier leads to: one pseudonym, or how many, or nobody.
  record Led(List<String> subjects, int count, String ledgerId) {}

  static ResponseEntity<?> found(Found found) {
    String entry = found.entry().value().toString();
    return switch (found) {
      case Found.One(_, var subject, _) ->
          ResponseEntity.ok(new Led(List.of(subject.toString()), 1, entry));
      case Found.Several(_, int count) -> ResponseEntity.ok(new Led(List.of(), count, entry));
      case Found.Nobody _ -> ResponseEntity.ok(new Led(List.of(), 0, entry));
      case Found.Refused(_, var reason) ->
          Problem.of(ProblemKind.REFUSED_BY_POLICY).because(reason).loggedAs(entry).answer();
      case Found.Unruled(_, var missing) ->
          Problem.of(ProblemKind.NO_RULE).because(missing.reason()).loggedAs(entry).answer();
    };
  }

  /// Who held an address at an instant: `certain`, `uncertain`, `ambiguous` or `none`; of several
  /// only how many.
  record Held(String answer, List<String> subjects, int count, String ledgerId) {}

  static ResponseEntity<?> holder(Found found) {
    String entry = found.entry().value().toString();
    return switch (found) {
      case Found.One(_, var subject, boolean certain) ->
          ResponseEntity.ok(
              new Held(certain ? "certain" : "uncertain", List.of(subject.toString()), 1, entry));
      case Found.Several(_, int count) ->
          ResponseEntity.ok(new Held("ambiguous", List.of(), count, entry));
      case Found.Nobody _ -> ResponseEntity.ok(new Held("none", List.of(), 0, entry));
      case Found.Refused _, Found.Unruled _ -> found(found);
    };
  }

  private static Problem refused(Receipt receipt) {
    boolean unruled = receipt.reason().map(Reason::code).orElse("").startsWith("no-");
    Problem problem =
        Problem.of(unruled ? ProblemKind.NO_RULE : ProblemKind.REFUSED_BY_POLICY)
            .loggedAs(receipt.entry().value().toString());
    return receipt.reason().map(problem::because).orElse(problem);
  }
}
