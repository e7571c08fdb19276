package org.trygg.drafting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trygg.drafting.NoticeReader.Marker;
import org.trygg.drafting.NoticeReader.Read;
import org.trygg.drafting.Shape.Scalar;
import org.trygg.drafting.Sheet.Written;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;
import org.trygg.faults.Tree.Place;
import org.trygg.vocabulary.PromiseId;

/// What must hold between the notice's languages, and between the notice and the rules.
///
/// @param swedish the original
/// @param english the translation
record PromiseChecks(Read swedish, Read english, Faults inSwedish, Faults inEnglish) {
  /// Both languages make the same promises in the same sections.
  void compareLanguages() {
    if (swedish.keyed() && english.keyed()) {
      compareSections();
    }
    for (Map.Entry<PromiseId, Marker> marked : swedish.markers().entrySet()) {
      Optional<Marker> other = Optional.ofNullable(english.markers().get(marked.getKey()));
      if (other.isEmpty()) {
        missing(marked.getKey(), marked.getValue(), inSwedish, "English");
      } else if (sameSections() && !other.get().section().equals(marked.getValue().section())) {
        String message = marked.getKey() + " stands in another section of the Swedish text";
        inEnglish.add(other.get().place(), FaultRule.MARKER_MOVED, message);
      }
    }
    for (Map.Entry<PromiseId, Marker> marked : english.markers().entrySet()) {
      if (!swedish.markers().containsKey(marked.getKey())) {
        missing(marked.getKey(), marked.getValue(), inEnglish, "Swedish");
      }
    }
  }

  private static void missing(PromiseId promise, Marker marker, Faults faults, String language) {
    String message = promise + " is not marked in the " + language + " text";
    faults.add(marker.place(), FaultRule.MARKER_MISSING, message);
  }

  private boolean sameSections() {
    return swedish.sections().keySet().equals(english.sections().keySet());
  }

  private void compareSections() {
    List<String> original = new ArrayList<>(swedish.sections().sequencedKeySet());
    List<String> translated = new ArrayList<>(english.sections().sequencedKeySet());
    for (int i = 0; i < Math.max(original.size(), translated.size()); i++) {
      if (i >= original.size() || i >= translated.size()) {
        Place end =
            i == 0 ? Place.START : place(translated.get(Math.min(i, translated.size()) - 1));
        inEnglish.add(end, FaultRule.SECTIONS_DIFFER, FEWER);
        return;
      }
      if (!original.get(i).equals(translated.get(i))) {
        String message = "the Swedish text has the section " + original.get(i) + " here";
        inEnglish.add(place(translated.get(i)), FaultRule.SECTIONS_DIFFER, message);
        return;
      }
    }
  }

  private Place place(String key) {
    return english.sections().getOrDefault(key, Place.START);
  }

  /// Every rule keeps a promise that the notice makes, and every promise is kept by a rule.
  void compareRules(Sheet sheet) {
    Set<PromiseId> promised = promised();
    Set<PromiseId> kept = new HashSet<>();
    for (Written rule : sheet.written().values()) {
      List<Tree.Leaf> leaves = promises(rule);
      if (leaves.isEmpty() && rule.body().get("keeps").isPresent()) {
        String message = "a rule keeps one promise at least; if it keeps none, remove it";
        sheet.faults().add(rule.placeOf("keeps"), FaultRule.RULE_WITHOUT_PROMISE, message);
      }
      for (Tree.Leaf leaf : leaves) {
        keep(leaf, promised, kept, sheet.faults());
      }
    }
    // Without a section it is not known what its rules keep.
    if (sheet.sections().size() == Grammar.Section.values().length) {
      compareKept(kept);
    }
  }

  private void compareKept(Set<PromiseId> kept) {
    swedish.markers().forEach((promise, marker) -> unkept(promise, marker, kept, inSwedish));
    english.markers().entrySet().stream()
        .filter(marked -> !swedish.markers().containsKey(marked.getKey()))
        .forEach(marked -> unkept(marked.getKey(), marked.getValue(), kept, inEnglish));
  }

  /// All promises that a language makes.
  Set<PromiseId> promised() {
    Set<PromiseId> promised = new HashSet<>(swedish.markers().keySet());
    promised.addAll(english.markers().keySet());
    return promised;
  }

  private static void keep(
      Tree.Leaf leaf, Set<PromiseId> promised, Set<PromiseId> kept, Faults faults) {
    if (Scalar.PROMISE.accepts(leaf.text())) {
      PromiseId promise = PromiseId.parse(leaf.text());
      kept.add(promise);
      if (!promised.contains(promise)) {
        String message = "the notice makes no promise " + promise;
        faults.add(leaf.place(), FaultRule.PROMISE_NOT_IN_NOTICE, message);
      }
    }
  }

  private static void unkept(PromiseId promise, Marker marker, Set<PromiseId> kept, Faults faults) {
    if (!kept.contains(promise)) {
      String message = "no rule keeps " + promise + "; name it under \"keeps\" of one";
      faults.add(marker.place(), FaultRule.PROMISE_WITHOUT_RULE, message);
    }
  }

  private static List<Tree.Leaf> promises(Written rule) {
    return rule.body().get("keeps").stream()
        .filter(Tree.Sequence.class::isInstance)
        .flatMap(list -> ((Tree.Sequence) list).items().stream())
        .filter(Tree.Leaf.class::isInstance)
        .map(Tree.Leaf.class::cast)
        .toList();
  }

  private static final String FEWER = "the languages do not have the same number of sections";
}
