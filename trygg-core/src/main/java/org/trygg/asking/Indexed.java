package org.trygg.asking;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trygg.policy.FieldType;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.vault.Fields;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.Identifier;

/// The fields of a category that lead to the customer, and so are indexed blindly.
///
/// What using a service leaves may name others, and is never indexed.
public record Indexed(SortedMap<String, FieldType> fields) {
  public Indexed(PolicyVersions.Version version, Category category) {
    this(
        version
            .category(category)
            .filter(rule -> rule.nature().kind() == DataKind.CUSTOMER)
            .map(Rule.OfCategory::fields)
            .orElseGet(TreeMap::new));
  }

  /// Whether any field of the category leads to the customer.
  public boolean isAny() {
    return fields.values().stream().anyMatch(type -> type.identifies().isPresent());
  }

  /// The identifiers in one record.
  public List<Identifier> in(Fields values) {
    return fields.entrySet().stream()
        .flatMap(field ->
            field.getValue().identifies().stream()
                .flatMap(kind ->
                    values.value(field.getKey()).map(value -> Identifier.of(kind, value)).stream()))
        .toList();
  }
}
