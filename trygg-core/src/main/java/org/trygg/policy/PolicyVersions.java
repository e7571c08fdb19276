package org.trygg.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;

/// All versions of an operator's policy, and which of them is in force.
///
/// Everything held is judged by the version in force, whenever it was collected.
public final class PolicyVersions {
  private final List<Version> versions;

  private PolicyVersions(List<Version> versions) {
    this.versions = versions;
  }

  /// @throws IllegalArgumentException if there is no policy, or one contradicts itself
  public static PolicyVersions of(Collection<Policy> policies) {
    if (policies.isEmpty()) {
      throw new IllegalArgumentException("There is no policy: give a folder that holds one");
    }
    return new PolicyVersions(
        policies.stream()
            .sorted(Comparator.comparing((Policy each) -> each.id().version()).reversed())
            .map(Version::new)
            .toList());
  }

  /// The version in force at the moment.
  ///
  /// @throws IllegalArgumentException if the moment lies before the first version
  public Version inForce(Instant now) {
    for (Version version : versions) {
      if (!version.policy.id().version().isAfter(version.dayOf(now))) {
        return version;
      }
    }
    throw new IllegalArgumentException("No version of the policy is in force yet");
  }

  /// Every version, the newest first.
  public List<Version> versions() {
    return versions;
  }

  /// One version: its rules, and its decisions compiled.
  public static final class Version {
    private final Policy policy;
    private final Decisions decisions;
    private final Channels channels;
    private final Map<Category, Rule.OfCategory> categories = new HashMap<>();
    private final List<Purpose> purposes;
    private final Map<CaseKind, List<Purpose>> casePurposes = new HashMap<>();
    private final Map<CaseKind, Rule.Secrecy> secrets = new HashMap<>();
    private final Map<Set<Purpose>, List<Purpose>> narrowed = new ConcurrentHashMap<>();

    private Version(Policy policy) {
      this.policy = policy;
      this.decisions = Decisions.of(policy);
      this.channels = Channels.of(policy);
      policy.rulesOf(Rule.OfCategory.class).forEach(rule -> categories.put(rule.category(), rule));
      this.purposes =
          policy.rulesOf(Rule.OfPurpose.class).stream().map(Rule.OfPurpose::purpose).toList();
      policy.rulesOf(Rule.OfCase.class).forEach(this::compile);
    }

    private void compile(Rule.OfCase rule) {
      casePurposes.put(rule.kind(), foremostFirst(rule.purposes()));
      rule.secrecy().ifPresent(secrecy -> secrets.put(rule.kind(), secrecy));
    }

    public Policy policy() {
      return policy;
    }

    public Decisions decisions() {
      return decisions;
    }

    /// By what messages may reach a subject.
    public Channels channels() {
      return channels;
    }

    /// The day in the controller's zone.
    public LocalDate dayOf(Instant moment) {
      return moment.atZone(policy.controller().zone()).toLocalDate();
    }

    /// The rule of the category; empty when the policy does not know it.
    public Optional<Rule.OfCategory> category(Category category) {
      return Optional.ofNullable(categories.get(category));
    }

    /// The categories, in no order.
    public Set<Category> categories() {
      return Set.copyOf(categories.keySet());
    }

    /// The declared purposes that are one of these or a part of it, in the order of the policy.
    public List<Purpose> within(Set<Purpose> broad) {
      return narrowed.computeIfAbsent(
          broad,
          all -> purposes.stream().filter(each -> all.stream().anyMatch(each::isWithin)).toList());
    }

    private List<Purpose> foremostFirst(Set<Purpose> broad) {
      return broad.stream().flatMap(each -> within(Set.of(each)).stream()).distinct().toList();
    }

    /// Why what is done in a kind of case may not be told; empty where it may.
    public Optional<Rule.Secrecy> secrecyOf(CaseKind kind) {
      return Optional.ofNullable(secrets.get(kind));
    }

    /// The declared purposes that a kind of case fixes, what it is for first, as its rule lists
    /// them; none for a kind that the policy does not know.
    public List<Purpose> purposesOf(CaseKind kind) {
      return casePurposes.getOrDefault(kind, List.of());
    }
  }
}
