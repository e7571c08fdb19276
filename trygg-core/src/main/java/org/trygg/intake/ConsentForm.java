package org.trygg.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.trygg.forms.FieldCheck;
import org.trygg.forms.Flaw;
import org.trygg.forms.Form;
import org.trygg.passage.StandingChange;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.subject.Consent;
import org.trygg.subject.Evidence;
import org.trygg.subject.Extent;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.RuleId;

/// Reads a consent: `wording`, the rule whose words were put to the subject, with `language` and
/// `method`; what it is to follows from the rule. Or `purpose` alone, for a consent that comes
/// without evidence. In both cases maybe `given`.
///
/// @param policy the one in force; the consent is given under its notice
record ConsentForm(Policy policy, Declarations.Wordings wordings, InstantSource clock) {
  /// What a consent is to.
  private record Asked(Purpose purpose, Extent extent) {}

  /// The new consent; empty if the form is flawed.
  Optional<Telling.New> read(Form form) {
    Instant given =
        form.optional("given", FieldCheck::instant, Flaw.Rule.TIME).orElseGet(clock::instant);
    return form.has("wording") ? evident(form, given) : plain(form, given);
  }

  private Optional<Telling.New> plain(Form form, Instant given) {
    return form.required("purpose", this::declared, Flaw.Rule.PURPOSE)
        .map(each -> consent(new Asked(each, Extent.OF_USE), given, Optional.empty(), Map.of()));
  }

  private Optional<Telling.New> evident(Form form, Instant given) {
    Optional<RuleId> wording = form.required("wording", this::asking, Flaw.Rule.CHOICE);
    Optional<Language> language =
        form.required("language", Form.word(Language.class), Flaw.Rule.CHOICE);
    Optional<Evidence.Method> method =
        form.required("method", Form.word(Evidence.Method.class), Flaw.Rule.CHOICE);
    if (wording.isEmpty() || language.isEmpty() || method.isEmpty()) {
      return Optional.empty();
    }
    RuleId rule = wording.get();
    String words = wordings.of(policy.id(), rule).orElseThrow().in(language.get());
    var evidence = new Evidence(rule, language.get(), hash(words), method.get(), Optional.empty());
    return asked(rule)
        .map(each -> consent(each, given, Optional.of(evidence), Map.of("wording", words)));
  }

  private Telling.New consent(
      Asked asked, Instant given, Optional<Evidence> evidence, Map<String, String> more) {
    var consent =
        new Consent(
            UUID.randomUUID(),
            asked.purpose,
            asked.extent,
            policy.id(),
            given,
            Optional.empty(),
            evidence);
    var words = new TreeMap<>(more);
    words.put("purpose", asked.purpose.path());
    words.put("given", given.toString());
    words.put("notice", policy.id().toString());
    asked.extent.channel().ifPresent(channel -> words.put("channel", channel.name()));
    return new Telling.New(consent.id(), new StandingChange.Consented(consent), words);
  }

  private Purpose declared(String text) {
    Purpose purpose = Purpose.of(text);
    if (policy.rulesOf(Rule.OfPurpose.class).stream()
        .noneMatch(rule -> rule.purpose().equals(purpose))) {
      throw new IllegalArgumentException("There is no such purpose");
    }
    return purpose;
  }

  private RuleId asking(String text) {
    RuleId rule = RuleId.of(text);
    if (wordings.of(policy.id(), rule).isEmpty() || asked(rule).isEmpty()) {
      throw new IllegalArgumentException("No consent is asked by such a rule");
    }
    return rule;
  }

  private Optional<Asked> asked(RuleId id) {
    Optional<Asked> ofUse =
        policy.rulesOf(Rule.OfBasis.class).stream()
            .filter(rule -> rule.id().equals(id) && rule.basis() == LegalBasis.CONSENT)
            .findFirst()
            .map(rule -> new Asked(rule.purpose(), Extent.OF_USE));
    return ofUse.or(() ->
        policy.rulesOf(Rule.OfChannel.class).stream()
            .filter(rule -> rule.id().equals(id))
            .findFirst()
            .map(rule -> new Asked(rule.purpose(), Extent.of(rule.channel()))));
  }

  private static String hash(String words) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
