package org.trygg.rights;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.trygg.forms.Flaw;
import org.trygg.forms.Form;
import org.trygg.passage.Rectification;
import org.trygg.policy.FieldType;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.vault.Fields;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// What is to be rectified or completed, as somebody writes it: `category` and `item`, and then to
/// correct `fields` with their new values, or `remove` with names, or both; to complete,
/// `statement`. Each value is checked against what the policy says that its field holds.
public sealed interface RectificationForm {
  /// The longest statement.
  int MOST_CHARS = 1_024;

  /// All of it can be read.
  record Filled(Rectification rectification) implements RectificationForm {}

  /// All that is wrong with it.
  record Flawed(List<Flaw> flaws) implements RectificationForm {}

  /// Reads a correction.
  static RectificationForm correction(
      byte[] json, SubjectRef subject, PolicyVersions.Version policy) {
    Form form = Form.of(json);
    Optional<Rectification.Target> target = target(form, subject, policy);
    Map<String, FieldType> known =
        target.map(each -> fieldsOf(policy, each.category())).orElse(Map.of());
    Map<String, String> fields = fields(form, known);
    Set<String> removed =
        new HashSet<>(form.texts("remove", name -> known(name, known), Flaw.Rule.FIELD));
    if (fields.isEmpty() && removed.isEmpty() && form.flaws().isEmpty()) {
      form.flaw("fields", Flaw.Rule.MISSING);
    }
    if (removed.stream().anyMatch(fields::containsKey)) {
      form.flaw("remove", Flaw.Rule.FIELD);
    }
    return read(
        form, target, each -> new Rectification.Correction(each, Fields.of(fields), removed));
  }

  /// Reads a supplementary statement, of at most [#MOST_CHARS] characters.
  static RectificationForm supplement(
      byte[] json, SubjectRef subject, PolicyVersions.Version policy) {
    Form form = Form.of(json);
    Optional<Rectification.Target> target = target(form, subject, policy);
    Optional<String> said =
        form.required("statement", RectificationForm::statement, Flaw.Rule.TEXT);
    return read(form, target, each -> new Rectification.Supplement(each, said.orElseThrow()));
  }

  private static RectificationForm read(
      Form form,
      Optional<Rectification.Target> target,
      Function<Rectification.Target, Rectification> filled) {
    return form.end().flaws().isEmpty()
        ? new Filled(filled.apply(target.orElseThrow()))
        : new Flawed(form.flaws());
  }

  private static Optional<Rectification.Target> target(
      Form form, SubjectRef subject, PolicyVersions.Version policy) {
    Optional<Category> category =
        form.required("category", Category::of, Flaw.Rule.WORD)
            .filter(each -> {
              boolean isKnown = policy.category(each).isPresent();
              if (!isKnown) {
                form.flaw("category", Flaw.Rule.CATEGORY);
              }
              return isKnown;
            });
    Optional<UUID> item = form.required("item", UUID::fromString, Flaw.Rule.PSEUDONYM);
    return category.flatMap(
        of -> item.map(id -> new Rectification.Target(subject, of, id, Optional.empty())));
  }

  private static Map<String, FieldType> fieldsOf(PolicyVersions.Version policy, Category category) {
    return policy
        .category(category)
        .<Map<String, FieldType>>map(Rule.OfCategory::fields)
        .orElse(Map.of());
  }

  /// Of fields that the category does not have it is said that there are none such.
  private static Map<String, String> fields(Form form, Map<String, FieldType> known) {
    if (!form.has("fields")) {
      return Map.of();
    }
    Form part = form.form("fields");
    Map<String, String> fields = part.fields(known);
    part.end();
    return fields;
  }

  private static String known(String name, Map<String, FieldType> known) {
    if (!known.containsKey(name)) {
      throw new IllegalArgumentException("The category has no such field");
    }
    return name;
  }

  private static String statement(String text) {
    if (text.isBlank() || text.length() > MOST_CHARS) {
      throw new IllegalArgumentException("A statement has 1 to 1,024 characters");
    }
    return text;
  }
}
