package org.trygg.policy;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.trygg.calendar.Until;
import org.trygg.policy.Decision.Gap;
import org.trygg.policy.Decision.Permitted;
import org.trygg.policy.Decision.Refused;
import org.trygg.policy.Lifespan.Erasure;
import org.trygg.policy.Lifespan.Keeper;
import org.trygg.policy.Lifespan.Ongoing;
import org.trygg.policy.Lifespan.Why;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.policy.RetentionPeriod.Limit;
import org.trygg.subject.LegalHold;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.Words;

/// Says in plain words, in one language, what a decision or a lifespan means, and what it rests on:
/// the promises of the notice, the law.
///
/// The first sentence of a purpose's rule is read as its name: `Help when something is wrong`.
///
/// @param policy the policy that decided, whose words are used
public record Explanation(Policy policy, Language language) {
  /// One sentence for each use, one for each keeper, and last when it is erased.
  public List<String> of(Lifespan lifespan) {
    var sentences = new ArrayList<String>();
    lifespan.uses().forEach(use -> sentences.add(sentence(use, lifespan.asOf())));
    lifespan.keepers().forEach(keeper -> sentences.add(sentence(keeper)));
    sentences.add(erasure(lifespan));
    return sentences;
  }

  /// One sentence on the answer, and why.
  public String of(Decision decision) {
    return switch (decision) {
      case Permitted yes ->
          say("Tillåtet ", "Allowed ")
              + until(yes.until())
              + ": "
              + words(yes.basis())
              + support(yes.rule())
              + ".";
      case Refused(RuleId rule, Refusal reason) ->
          withSupport(reason.words().in(language), support(rule));
      case Gap(Gap.Missing what) -> what.words().in(language);
    };
  }

  /// The purpose comes first, by itself: its words are written by people, and fit in no sentence of
  /// ours.
  private String sentence(Lifespan.Use use, LocalDate asOf) {
    String usable =
        switch (use.until()) {
          case Until.Never _ -> say("får inte användas, eftersom ", "not usable, because ");
          case Until.Open _ -> say("får användas ", "usable ") + until(use.until()) + ", ";
          case Until.Day(LocalDate end) ->
              (end.isAfter(asOf)
                      ? say("får användas ", "usable ")
                      : say("fick användas ", "was usable "))
                  + until(use.until())
                  + ", ";
        };
    String support = support(List.of(use.basis(), use.retention()));
    return name(use.purpose()) + ": " + usable + why(use) + support + ".";
  }

  private String until(Until until) {
    return switch (until) {
      case Until.Open _ -> say("tills vidare", "until further notice");
      case Until.Day(LocalDate end) -> say("fram till ", "until ") + end;
      case Until.Never _ -> say("aldrig", "never");
    };
  }

  private String why(Lifespan.Use use) {
    return switch (use.why()) {
      case Why.Counted(Anchor anchor, LocalDate from, int months) ->
          period(months) + " " + after(anchor, from) + duty(use);
      case Why.GoingOn(Ongoing what, int months) -> whileGoingOn(what) + andThen(months);
      case Why.ClaimOpen(LocalDate barred, int months) ->
          period(months)
              + say(" efter att fordran preskriberas ", " after the claim is time-barred on ")
              + barred
              + say(
                  ", eller efter att den regleras om det sker dessförinnan",
                  ", or after it is settled if that comes first");
      case Why.WithTheRest _ ->
          say(
              "så länge uppgifterna sparas för något annat",
              "as long as the data is kept for something else");
      case Why.AtOnce _ ->
          say("uppgifterna aldrig sparas för detta", "the data is never stored for this");
      case Why.ConsentMissing _ ->
          say(
              "samtycke saknas eller har återkallats",
              "there is no consent, or it has been withdrawn");
      case Why.Objected _ -> say("en invändning gäller", "an objection stands");
    };
  }

  private String after(Anchor anchor, LocalDate from) {
    return switch (anchor) {
      case COLLECTION -> say("efter insamlingen ", "after collection on ") + from;
      case CONTRACT_END -> say("efter avtalets slut ", "after the end of the contract on ") + from;
      case INVOICE_SETTLEMENT ->
          say("efter att fakturan reglerades ", "after the invoice was settled on ") + from;
      case FISCAL_YEAR_END ->
          say("efter utgången av ", "after the end of ")
              + from.getYear()
              + say(", då räkenskapsåret slutade", ", in which the fiscal year ended");
      case CASE_CLOSURE ->
          say("efter att ärendet stängdes ", "after the case was closed on ") + from;
      case CONSENT_END ->
          say("efter att samtycket återkallades ", "after consent was withdrawn on ") + from;
    };
  }

  private String duty(Lifespan.Use use) {
    boolean isDuty =
        use.retention().period() instanceof RetentionPeriod.After after
            && after.limit() == Limit.DUTY;
    return isDuty && use.until() instanceof Until.Day(LocalDate end)
        ? say(", till och med ", ", through ") + end.minusDays(1)
        : "";
  }

  private String whileGoingOn(Ongoing what) {
    return switch (what) {
      case CONTRACT -> say("så länge avtalet gäller", "while the contract runs");
      case CASE -> say("så länge ärendet är öppet", "while the case is open");
      case CONSENT -> say("så länge samtycket gäller", "while the consent stands");
    };
  }

  private String andThen(int months) {
    return months == 0
        ? ""
        : say(" och ", " and for ") + period(months) + say(" därefter", " after");
  }

  private String period(int months) {
    if (months == 0) {
      return say("direkt", "directly");
    }
    return PeriodWords.months(months).in(language);
  }

  private String sentence(Keeper keeper) {
    return switch (keeper) {
      case Keeper.ByRestriction _ ->
          say(
              "Raderas inte så länge behandlingen är begränsad (GDPR 18).",
              "Not erased while processing is restricted (GDPR 18).");
      case Keeper.ByHold(LegalHold hold) ->
          say("Raderas inte ", "Not erased ")
              + hold.until()
                  .map(day -> say("före ", "before ") + day + ": ")
                  .orElse(say("nu: ", "now: "))
              + words(hold.ground())
              + ".";
    };
  }

  private String words(LegalHold.Ground ground) {
    return switch (ground) {
      case LEGAL_CLAIM ->
          say(
              "ett rättsligt anspråk pågår (GDPR 17.3 e)",
              "a legal claim is pending (GDPR 17(3)(e))");
      case COMPLAINT -> say("ett klagomål utreds", "a complaint is being looked into");
      case PRESERVATION_ORDER ->
          say(
              "en myndighet har beslutat att uppgifterna ska bevaras (RB 27:16)",
              "an authority has ordered that the data is preserved (RB 27:16)");
    };
  }

  private String erasure(Lifespan lifespan) {
    return switch (lifespan.erasure()) {
      case Erasure.On(LocalDate day) ->
          lifespan.erasure().isDueOn(lifespan.asOf())
              ? say("Ska raderas nu.", "To be erased now.")
              : say("Raderas ", "Erased ") + day + ".";
      case Erasure.WhenUseEnds _ ->
          say(
              "Inget raderingsdatum ännu: en användning pågår.",
              "No date of erasure yet: a use goes on.");
      case Erasure.WhenReleased _ ->
          say(
              "Inget raderingsdatum ännu: uppgifterna måste finnas kvar.",
              "No date of erasure yet: the data must stay.");
    };
  }

  private String words(LegalBasis basis) {
    return switch (basis) {
      case CONSENT -> say("samtycke", "consent");
      case CONTRACT -> say("avtal", "contract");
      case LEGAL_OBLIGATION -> say("rättslig förpliktelse", "legal obligation");
      case VITAL_INTEREST -> say("skydd av liv", "vital interest");
      case PUBLIC_TASK -> say("uppgift av allmänt intresse", "task in the public interest");
      case LEGITIMATE_INTEREST -> say("berättigat intresse", "legitimate interest");
    };
  }

  private String name(Purpose purpose) {
    return policy.rulesOf(Rule.OfPurpose.class).stream()
        .filter(rule -> rule.purpose().equals(purpose))
        .map(rule -> heading(rule.head().words().in(language)))
        .findFirst()
        .orElseGet(purpose::path);
  }

  /// The first sentence, without its full stop and with a capital.
  private static String heading(String words) {
    int end = words.indexOf(". ");
    String first = end < 0 ? words.replaceFirst("\\.$", "") : words.substring(0, end);
    return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
  }

  private String support(RuleId rule) {
    return support(policy.rule(rule).stream().toList());
  }

  /// What the rules rest on, in brackets: their promises, then their law; empty where neither.
  private String support(List<Rule> rules) {
    SortedSet<PromiseId> promises = new TreeSet<>();
    rules.forEach(rule -> promises.addAll(rule.keeps()));
    Stream<String> laws =
        rules.stream()
            .flatMap(rule -> rule.head().law().stream())
            .flatMap(Explanation::sections)
            .distinct();
    String all =
        Stream.concat(promises.stream().map(PromiseId::toString), laws).collect(joining(", "));
    return all.isEmpty() ? "" : " (" + all + ")";
  }

  /// Each section with its act: of `LEK 8:1, 9:4`, `LEK 8:1` and `LEK 9:4`.
  private static Stream<String> sections(String law) {
    String act = law.substring(0, law.indexOf(' ') + 1);
    return Arrays.stream(law.split(", "))
        .map(section -> Character.isDigit(section.charAt(0)) ? act + section : section);
  }

  private static String withSupport(String sentence, String support) {
    return sentence.substring(0, sentence.length() - 1) + support + ".";
  }

  private String say(String sv, String en) {
    return new Words(sv, en).in(language);
  }
}
