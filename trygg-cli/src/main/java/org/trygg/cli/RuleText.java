package org.trygg.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.trygg.drafting.Coverage.Cover;
import org.trygg.drafting.Draft;
import org.trygg.drafting.NoticeText;
import org.trygg.policy.Form;
import org.trygg.policy.PeriodWords;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Words;

/// Rules in words, for the command line.
///
/// @param language the one language in which everything is said
record RuleText(Language language) {
  private static final Words NO_USE = new Words("får inte användas", "may not be used");
  private static final Words ANONYMISED = new Words("bara anonymiserat", "anonymised only");

  private static final Map<LegalBasis, Words> BASES =
      Map.of(
          LegalBasis.CONSENT, new Words("samtycke", "consent"),
          LegalBasis.CONTRACT, new Words("avtal", "contract"),
          LegalBasis.LEGAL_OBLIGATION, new Words("rättslig förpliktelse", "legal obligation"),
          LegalBasis.VITAL_INTEREST, new Words("grundläggande intresse", "vital interest"),
          LegalBasis.PUBLIC_TASK, new Words("uppgift av allmänt intresse", "public task"),
          LegalBasis.LEGITIMATE_INTEREST, new Words("berättigat intresse", "legitimate interest"));

  /// How many promises there are and have a rule, then how many rules of each kind.
  static String counts(Draft.Sound sound) {
    Policy policy = sound.policy();
    long promises =
        sound.notice().values().stream()
            .flatMap(RuleText::sentences)
            .flatMap(sentence -> sentence.promises().stream())
            .distinct()
            .count();
    return promises
        + " promises, "
        + policy.rulesByPromise().size()
        + " with a rule"
        + System.lineSeparator()
        + policy.rules().size()
        + " rules: "
        + kinds(policy);
  }

  private static Stream<NoticeText.Sentence> sentences(NoticeText text) {
    Stream<NoticeText.Block> blocks =
        Stream.concat(
            text.opening().stream(), text.sections().stream().flatMap(s -> s.blocks().stream()));
    return blocks.flatMap(block ->
        switch (block) {
          case NoticeText.Heading _ -> Stream.of();
          case NoticeText.Paragraph(var sentences) -> sentences.stream();
          case NoticeText.Points(var points) -> points.stream().flatMap(RuleText::sentences);
        });
  }

  private static Stream<NoticeText.Sentence> sentences(NoticeText.Point point) {
    return Stream.concat(
        point.sentences().stream(), point.within().stream().flatMap(RuleText::sentences));
  }

  private static String kinds(Policy policy) {
    return Stream.of(
            count(policy, Rule.OfCategory.class, "categories"),
            count(policy, Rule.OfService.class, "services"),
            count(policy, Rule.OfSource.class, "sources"),
            count(policy, Rule.OfPurpose.class, "purposes"),
            count(policy, Rule.OfBasis.class, "bases"),
            count(policy, Rule.OfRetention.class, "periods"),
            count(policy, Rule.OfRole.class, "roles"),
            count(policy, Rule.OfCase.class, "cases"),
            count(policy, Rule.OfRecipient.class, "recipients"),
            count(policy, Rule.OfChannel.class, "channels"),
            count(policy, Rule.OfRight.class, "rights"),
            count(policy, Rule.OfMeasure.class, "measures"))
        .collect(joining(", "));
  }

  private static String count(Policy policy, Class<? extends Rule> kind, String name) {
    return policy.rulesOf(kind).size() + " " + name;
  }

  /// What applies to a category and a purpose, on one line or three.
  String of(Cover cover) {
    String name = cover.category() + ", " + cover.purpose();
    if (cover.basis().isEmpty()) {
      return name + ": " + NO_USE.in(language);
    }
    Rule.OfBasis basis = cover.basis().get();
    String form = basis.form() == Form.ANONYMISED ? ", " + ANONYMISED.in(language) : "";
    String why = word(BASES, basis.basis()) + " (GDPR " + basis.basis().article() + ")" + form;
    List<Optional<String>> lines =
        List.of(
            Optional.of(name),
            Optional.of("  " + why + tail(basis)),
            cover
                .period()
                .map(rule -> "  " + PeriodWords.of(rule.period()).in(language) + tail(rule)));
    return lines.stream().flatMap(Optional::stream).collect(joining(System.lineSeparator()));
  }

  private static String tail(Rule rule) {
    String promises =
        new TreeSet<>(rule.keeps()).stream().map(PromiseId::toString).collect(joining(", "));
    String law = rule.head().law().map(statute -> ", " + statute).orElse("");
    return " [" + rule.id() + law + "; " + promises + "]";
  }

  private <K> String word(Map<K, Words> words, K key) {
    return Optional.ofNullable(words.get(key)).orElseThrow().in(language);
  }
}
