package org.trygg.drafting;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trygg.drafting.Grammar.Section;
import org.trygg.drafting.Shape.Scalar;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;
import org.trygg.faults.Tree.Place;

/// Compares a file with its grammar, and remembers which parts of it are sound.
final class ShapeCheck {
  private final Map<Section, Set<String>> names;
  private final Faults faults;
  private final Deque<Tree> within = new ArrayDeque<>();
  private final Set<Tree> unsound = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param names of each section that is there, the names of its rules
  ShapeCheck(Map<Section, Set<String>> names, Faults faults) {
    this.names = names;
    this.faults = faults;
  }

  /// Whether no fault was found in the value, nor in anything within it.
  boolean isSound(Tree tree) {
    return !unsound.contains(tree);
  }

  void check(Tree tree, Shape shape) {
    within.push(tree);
    switch (shape) {
      case Scalar scalar -> scalar(tree, scalar);
      case Shape.Choice choice -> choice(tree, choice);
      case Shape.Reference reference -> reference(tree, reference);
      case Shape.Several several -> several(tree, several);
      case Shape.Table table -> table(tree, table);
      case Shape.Fixed fixed -> fixed(tree, fixed);
    }
    within.pop();
  }

  /// Adds a fault found by somebody else in the value.
  void fault(Tree tree, Place place, FaultRule rule, String message) {
    within.push(tree);
    add(place, rule, message, Optional.empty());
    within.pop();
  }

  private void add(Place place, FaultRule rule, String message, Optional<String> hint) {
    faults.add(place, rule, message, hint);
    unsound.addAll(within);
  }

  private void scalar(Tree tree, Scalar scalar) {
    if (!(tree instanceof Tree.Leaf(Place place, String text))) {
      wrongType(tree, scalar.what());
    } else if (!scalar.accepts(text)) {
      boolean period = scalar == Scalar.PERIOD || scalar == Scalar.COUNTED_PERIOD;
      Optional<String> hint = period ? PeriodText.probably(text) : Optional.empty();
      add(place, scalar.broken(), "this must be " + scalar.what(), hint);
    }
  }

  private void choice(Tree tree, Shape.Choice choice) {
    if (!(tree instanceof Tree.Leaf(Place place, String text))) {
      wrongType(tree, choice.what());
    } else if (!choice.values().contains(text)) {
      String known = String.join(", ", choice.values());
      String message = "this must be " + choice.what() + ": " + known;
      add(place, FaultRule.UNKNOWN_VALUE, message, Faults.nearest(text, choice.values()));
    }
  }

  private void reference(Tree tree, Shape.Reference reference) {
    String what = reference.section().singular();
    if (!(tree instanceof Tree.Leaf(Place place, String text))) {
      wrongType(tree, "the name of a " + what);
      return;
    }
    Set<String> written = names.get(reference.section());
    if (written == null) {
      return; // the section is missing, which is a fault of its own
    }
    Set<String> known = new TreeSet<>(written);
    known.addAll(reference.groups());
    if (!known.contains(text)) {
      String message = "the policy has no " + what + " of this name";
      add(place, FaultRule.UNKNOWN_NAME, message, Faults.nearest(text, known));
    }
  }

  private void several(Tree tree, Shape.Several several) {
    if (tree instanceof Tree.Sequence(_, var items)) {
      items.forEach(item -> check(item, several.each()));
    } else if (several.oneMayStandAlone() && tree instanceof Tree.Leaf) {
      check(tree, several.each());
    } else {
      wrongType(tree, "a list");
    }
  }

  private void table(Tree tree, Shape.Table table) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      wrongType(tree, "names and what each means");
      return;
    }
    duplicates(mapping);
    for (Tree.Pair pair : mapping.pairs()) {
      check(pair.key(), table.key());
      check(pair.value(), table.value());
    }
  }

  private void fixed(Tree tree, Shape.Fixed fixed) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      wrongType(tree, "the keys " + String.join(", ", fixed.keys().keySet()));
      return;
    }
    duplicates(mapping);
    Set<String> meant = new HashSet<>();
    for (Tree.Pair pair : mapping.pairs()) {
      Shape.Key key = fixed.keys().get(pair.key().text());
      if (key == null) {
        unknown(pair.key(), fixed.keys().keySet()).ifPresent(meant::add);
      } else {
        check(pair.value(), key.shape());
      }
    }
    fixed.keys().forEach((name, key) -> missing(mapping, name, key, meant));
  }

  /// A key that a slip of the pen meant is told of once, at the slip.
  private void missing(Tree.Mapping mapping, String name, Shape.Key key, Set<String> meant) {
    boolean written = mapping.pair(name).isPresent() || meant.contains(name);
    if (key.whenMissing().isPresent() && !written) {
      String message = "the key \"" + name + "\" is missing";
      add(mapping.place(), key.whenMissing().get(), message, Optional.empty());
    }
  }

  private Optional<String> unknown(Tree.Leaf key, Collection<String> known) {
    String message = "there is no such key here; the keys are " + String.join(", ", known);
    Optional<String> meant = Faults.nearest(key.text(), known);
    add(key.place(), FaultRule.UNKNOWN_KEY, message, meant);
    return meant;
  }

  private void duplicates(Tree.Mapping mapping) {
    Set<String> seen = new HashSet<>();
    for (Tree.Pair pair : mapping.pairs()) {
      if (!seen.add(pair.key().text())) {
        String message = "this key stands twice here; keep one of them";
        add(pair.key().place(), FaultRule.DUPLICATE_KEY, message, Optional.empty());
      }
    }
  }

  private void wrongType(Tree tree, String wanted) {
    String message = "this must be " + wanted;
    add(tree.place(), FaultRule.WRONG_TYPE, message, Optional.empty());
  }
}
