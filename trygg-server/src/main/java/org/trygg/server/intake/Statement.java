package org.trygg.server.intake;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.trygg.intake.CustomerAnswer;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.SubjectRef;

/// What somebody at the door says of a subject: a form, not read yet.
@Hidden
final class Statement {
  private final Requester by;
  private final SubjectRef subject;
  private final byte[] form;

  Statement(Requester by, SubjectRef subject, byte[] form) {
    this.by = by;
    this.subject = subject;
    this.form = form.clone();
  }

  /// Takes in something new.
  @FunctionalInterface
  interface Adding {
    CustomerAnswer take(Requester by, SubjectRef subject, byte[] form);
  }

  /// Takes in a change of something that is there.
  @FunctionalInterface
  interface Changing {
    CustomerAnswer take(Requester by, SubjectRef subject, UUID id, byte[] form);
  }

  ResponseEntity<?> to(Adding adding) {
    return CustomerAnswers.created(told(adding));
  }

  CustomerAnswer told(Adding adding) {
    return adding.take(by, subject, form);
  }

  ResponseEntity<?> to(Changing changing, UUID id) {
    return CustomerAnswers.changed(told(changing, id));
  }

  CustomerAnswer told(Changing changing, UUID id) {
    return changing.take(by, subject, id, form);
  }
}
