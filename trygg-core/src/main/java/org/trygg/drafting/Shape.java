package org.trygg.drafting;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.trygg.drafting.Grammar.Section;

/// What a value of the policy file may be: the terms in which its grammar is written.
///
/// One description serves the reader and the JSON Schema, so that editors know what the reader
/// takes.
sealed interface Shape permits Scalar, Shape.Choice, Shape.Several, Shape.Nested {
  /// One of a few words.
  record Choice(String what, List<String> values) implements Shape {}

  /// What consists of other values, or refers to them.
  sealed interface Nested extends Shape {}

  /// The name of a rule of a section, or of a group of its rules.
  record Reference(Section section, Set<String> groups) implements Nested {}

  /// Keys with names of their own, each with a value of one shape.
  record Table(Shape key, Shape value) implements Nested {}

  /// Known keys.
  record Fixed(SequencedMap<String, Key> keys) implements Nested {}

  /// A list; where one is enough it may stand alone.
  record Several(Shape each, boolean oneMayStandAlone) implements Shape {}

  /// A known key.
  ///
  /// @param whenMissing the fault that it is to leave the key out; empty when it may be left out
  /// @param note what the key means, for editors
  record Key(Shape shape, Optional<FaultRule> whenMissing, String note) {}
}
