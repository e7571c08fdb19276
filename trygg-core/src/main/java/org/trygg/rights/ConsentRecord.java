package org.trygg.rights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trygg.policy.Policy;
import org.trygg.subject.Consent;
import org.trygg.subject.Evidence;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.Recipient;
import org.trygg.vocabulary.SubjectRef;

/// One consent with the field names of ISO/IEC TS 27560:2023, as the subject is given it: in a
/// receipt, and in the access report. States are those of DPV.
///
/// The words that were put stand in the notice version named, under the rule named; their hash
/// shows that they are those.
public final class ConsentRecord {
  private static final String SCHEMA = "ISO/IEC TS 27560:2023";

  private final Policy policy;
  private final SubjectRef subject;

  /// @param policy of the notice under which the consent was given, or of a later one
  public ConsentRecord(Policy policy, SubjectRef subject) {
    this.policy = policy;
    this.subject = subject;
  }

  /// The receipt, which is the full record: a JSON object.
  public String receipt(Consent consent) {
    var bytes = new ByteArrayOutputStream();
    JsonFile.write(bytes, json -> write(json, consent));
    return bytes.toString(UTF_8);
  }

  void write(JsonFile json, Consent consent) {
    json.text("schema_version", SCHEMA);
    json.text("record_id", consent.id().toString());
    json.text("pii_principal_id", subject.toString());
    processing(json, consent);
    party(json);
    json.startList("events");
    event(json, consent.given(), "dpv:ConsentGiven", consent.evidence().map(Evidence::given));
    consent
        .withdrawn()
        .ifPresent(at ->
            event(
                json, at, "dpv:ConsentWithdrawn", consent.evidence().flatMap(Evidence::withdrawn)));
    json.endList();
  }

  private void processing(JsonFile json, Consent consent) {
    json.text("privacy_notice", policy.controller().noticeUrl());
    json.text("privacy_notice_version", consent.notice().toString());
    consent
        .evidence()
        .ifPresent(evidence -> {
          json.text("language", evidence.language().tag());
          json.text("wording", evidence.wording().toString());
          json.text("wording_sha256", evidence.hash());
          json.text("collection_method", word(evidence.given()));
        });
    json.texts("purposes", List.of(consent.purpose().path()));
    json.text("lawful_basis", "GDPR " + LegalBasis.CONSENT.article());
    json.text("channel", consent.extent().channel().map(Enum::name));
    json.texts(
        "recipient_third_parties",
        consent.extent().recipient().map(Recipient::name).stream().toList());
    json.text("withdrawal_method", policy.controller().contact());
    json.texts("privacy_rights", List.of("GDPR 7(3)", "GDPR 15", "GDPR 17", "GDPR 77"));
  }

  private void party(JsonFile json) {
    json.startList("pii_controllers");
    json.element(() -> {
      json.text("party_name", policy.controller().name());
      json.text("party_role", "controller");
      json.text("party_contact", policy.controller().contact());
    });
    json.endList();
  }

  private void event(JsonFile json, Instant at, String state, Optional<Evidence.Method> method) {
    json.element(() -> {
      json.text("event_time", at.toString());
      json.text("event_type", "explicit");
      json.text("event_state", state);
      json.text("entity_id", subject.toString());
      json.text("event_method", method.map(ConsentRecord::word));
    });
  }

  private static String word(Evidence.Method method) {
    return Reason.of(method).code();
  }
}
