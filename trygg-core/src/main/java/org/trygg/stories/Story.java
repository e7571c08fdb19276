package org.trygg.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.policy.Policy;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.RetentionPeriod.After;
import org.trygg.policy.Rule;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.Words;

/// The life of one invented customer under a policy: what happened, what is held, and questions on
/// how long it may be, each with the answer that is expected.
///
/// @param policy the policy in force from its own day on, with the story's fiscal years
/// @param changes later changes of a period, each of which makes a new version of the policy
/// @param standing everything that happens in the story, from its first day to its last
/// @param questions in the order in which they are told
public record Story(
    Words title, Policy policy, List<Change> changes, Standing standing, List<Question> questions) {
  public Story {
    changes = changes.stream().sorted(Comparator.comparing(Change::from)).toList();
    questions = List.copyOf(questions);
  }

  /// From the day on, another number of months in the period of a retention rule.
  public record Change(LocalDate from, RuleId rule, int months) {}

  /// Something held, and what people call it.
  public record Held(Words name, Item item) {}

  /// How long something may be held, asked on a day of what is known on that day.
  public record Question(LocalDate on, Held held, Expected expected) {}

  /// The answer that is expected.
  ///
  /// @param erased when it is erased
  /// @param uses the first day on which it may no longer be used for a purpose, by purpose; what is
  ///   not named may be answered in any way
  public record Expected(Erased erased, Map<Purpose, Usable> uses) {
    public Expected {
      uses = Map.copyOf(uses);
    }
  }

  /// Answers every question.
  ///
  /// @throws IllegalArgumentException if a question is asked before the policy is in force
  public List<Answer> told() {
    PolicyVersions versions = versions();
    return questions.stream().map(question -> answer(question, versions)).toList();
  }

  private Answer answer(Question question, PolicyVersions versions) {
    Instant noon =
        question.on().atTime(LocalTime.NOON).atZone(policy.controller().zone()).toInstant();
    PolicyVersions.Version version = versions.inForce(noon);
    Standing known = new KnownOn(question.on(), policy.controller().zone()).of(standing);
    Lifespan lifespan = version.decisions().lifespan(question.held().item(), known, noon);
    return new Answer(question, version.policy(), lifespan);
  }

  private PolicyVersions versions() {
    List<Policy> all = new ArrayList<>(List.of(policy));
    for (Change change : changes) {
      all.add(changed(all.getLast(), change));
    }
    return PolicyVersions.of(all);
  }

  private static Policy changed(Policy before, Change change) {
    Map<RuleId, Rule> rules = new LinkedHashMap<>(before.rules());
    rules.computeIfPresent(change.rule(), (_, rule) -> changed(rule, change.months()));
    return new Policy(
        new PolicyId(before.id().notice(), change.from()),
        before.controller(),
        new LinkedHashMap<>(rules),
        before.statutes());
  }

  private static Rule changed(Rule rule, int months) {
    return rule instanceof Rule.OfRetention(var head, var purpose, var data, After after)
        ? new Rule.OfRetention(
            head,
            purpose,
            data,
            new After(after.anchor(), months, after.limit(), after.range(), after.notInvoiced()))
        : rule;
  }
}
