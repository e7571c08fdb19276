package org.trygg.notice;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.trygg.notice.RuleChange.Aspect;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.PromiseId;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.Words;

/// What changed from one version of the notice to another: its promises and its rules.
///
/// @param promises in the order of their numbers
/// @param rules by id
public record NoticeDifference(
    PolicyId before, PolicyId after, List<PromiseChange> promises, List<RuleChange> rules) {
  public NoticeDifference {
    promises = List.copyOf(promises);
    rules = List.copyOf(rules);
  }

  public static NoticeDifference between(PublishedNotice before, PublishedNotice after) {
    return new NoticeDifference(
        before.id(),
        after.id(),
        promises(before.promises(), after.promises()),
        rules(before, after));
  }

  public boolean isEmpty() {
    return promises.isEmpty() && rules.isEmpty();
  }

  private static List<PromiseChange> promises(
      Map<PromiseId, Words> before, Map<PromiseId, Words> after) {
    var changes = new ArrayList<PromiseChange>();
    for (PromiseId id : union(before.keySet(), after.keySet())) {
      Words was = before.get(id);
      Words is = after.get(id);
      if (was == null && is != null) {
        changes.add(new PromiseChange.Added(id, is));
      } else if (was != null && is == null) {
        changes.add(new PromiseChange.Removed(id, was));
      } else if (was != null && is != null && !was.equals(is)) {
        changes.add(new PromiseChange.Reworded(id, was, is));
      }
    }
    return changes;
  }

  private static List<RuleChange> rules(PublishedNotice before, PublishedNotice after) {
    Map<RuleId, Rule> old = before.policy().rules();
    Map<RuleId, Rule> now = after.policy().rules();
    var changes = new ArrayList<RuleChange>();
    for (RuleId id : union(old.keySet(), now.keySet())) {
      Rule was = old.get(id);
      Rule is = now.get(id);
      if (was == null && is != null) {
        changes.add(new RuleChange.Added(is));
      } else if (was != null && is == null) {
        changes.add(new RuleChange.Removed(was));
      } else if (was != null && is != null) {
        Set<Aspect> aspects = aspects(was, is);
        if (!Objects.equals(before.sound().wordings().get(id), after.sound().wordings().get(id))) {
          aspects.add(Aspect.WORDING);
        }
        if (!aspects.isEmpty()) {
          changes.add(new RuleChange.Changed(was, is, aspects));
        }
      }
    }
    return changes;
  }

  private static Set<Aspect> aspects(Rule was, Rule is) {
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    note(aspects, Aspect.WORDS, was.head().words(), is.head().words());
    note(aspects, Aspect.PROMISES, was.head().keeps(), is.head().keeps());
    note(aspects, Aspect.LAW, was.head().law(), is.head().law());
    RuleParts old = RuleParts.of(was);
    RuleParts now = RuleParts.of(is);
    note(aspects, Aspect.PURPOSES, old.purposes(), now.purposes());
    note(aspects, Aspect.CATEGORIES, old.categories(), now.categories());
    note(aspects, Aspect.BASIS, old.basis(), now.basis());
    note(aspects, Aspect.PERIOD, old.period(), now.period());
    note(aspects, Aspect.CONDITIONS, old.conditions(), now.conditions());
    note(aspects, Aspect.DETAILS, old.details(), now.details());
    return aspects;
  }

  private static void note(Set<Aspect> aspects, Aspect aspect, Object was, Object is) {
    if (!was.equals(is)) {
      aspects.add(aspect);
    }
  }

  private static <T> Set<T> union(Set<T> some, Set<T> others) {
    var all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
