package org.trygg.server.intake;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.trygg.gate.Gate;
import org.trygg.intake.CustomerAnswer;
import org.trygg.outbox.Transactions;
import org.trygg.rights.ConsentRecord;
import org.trygg.subject.Consent;
import org.trygg.subject.SubjectStore;
import org.trygg.vocabulary.SubjectRef;

/// How the API answers that a consent was given or withdrawn: with the record of it, for the
/// subject, as its receipt. ISO/IEC TS 27560:2023.
public final class ConsentAnswers {
  private final Transactions transactions;
  private final Gate gate;
  private final SubjectStore subjects;

  public ConsentAnswers(Transactions transactions, Gate gate, SubjectStore subjects) {
    this.transactions = transactions;
    this.gate = gate;
    this.subjects = subjects;
  }

  /// What was taken, and the receipt for the subject.
  ///
  /// @param consentReceipt a JSON object
  @Schema(name = "TakenConsent")
  record Taken(
      String subject,
      List<String> ids,
      List<ReceiptJson> receipts,
      @JsonRawValue @Schema(type = "object") String consentReceipt) {}

  ResponseEntity<?> given(CustomerAnswer answer) {
    return answer instanceof CustomerAnswer.Done done && !done.ids().isEmpty()
        ? of(done, done.ids().getFirst(), HttpStatus.CREATED)
        : CustomerAnswers.created(answer);
  }

  ResponseEntity<?> withdrawn(CustomerAnswer answer, UUID id) {
    return answer instanceof CustomerAnswer.Done done
        ? of(done, id, HttpStatus.OK)
        : CustomerAnswers.changed(answer);
  }

  private ResponseEntity<?> of(CustomerAnswer.Done done, UUID id, HttpStatus status) {
    SubjectRef subject = done.subject();
    var records = new ConsentRecord(gate.policy().policy(), subject);
    return ResponseEntity.status(status)
        .body(
            new Taken(
                subject.toString(),
                done.ids().stream().map(Object::toString).toList(),
                done.receipts().stream().map(ReceiptJson::of).toList(),
                records.receipt(consent(subject, id))));
  }

  private Consent consent(SubjectRef subject, UUID id) {
    return transactions
        .call(() -> subjects.find(subject))
        .flatMap(standing ->
            standing.will().consents().stream().filter(each -> each.id().equals(id)).findFirst())
        .orElseThrow(() -> new IllegalStateException("A consent that was taken is there"));
  }
}
