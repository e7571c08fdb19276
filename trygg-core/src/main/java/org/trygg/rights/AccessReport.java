package org.trygg.rights;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trygg.gate.Gate;
import org.trygg.ledger.Action;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Receipt;
import org.trygg.passage.Answer;
import org.trygg.passage.Holding;
import org.trygg.passage.Overview;
import org.trygg.passage.Reading;
import org.trygg.passage.Requester;
import org.trygg.policy.Decision;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// The access report: everything held on one subject, why, until when, from where, for whom, and
/// what has been done with it. GDPR Art. 15; in a common electronic form, Art. 12(3) and 20(1).
public final class AccessReport {
  private static final Purpose RIGHTS = Purpose.of("legal-compliance.rights");

  private final Gate gate;
  private final InstantSource clock;
  private final Function<EntryId, Optional<Receipt>> receipts;

  /// @param receipts gives the receipt of an entry, waiting a moment for it if need be; none if the
  ///   log has not given the entry its place yet
  public AccessReport(
      Gate gate, InstantSource clock, Function<EntryId, Optional<Receipt>> receipts) {
    this.gate = gate;
    this.clock = clock;
    this.receipts = receipts;
  }

  /// What the report answers: a package to write out, or why there is none.
  public sealed interface Reply {
    EntryId entry();

    /// The package may be written; its ledger entries are durable.
    record Ready(EntryId entry, AccessPackage contents) implements Reply {}

    /// The asker may not have the report.
    ///
    /// @param decision why; never permitted
    record Refused(EntryId entry, Decision decision) implements Reply {}
  }

  /// Decides and logs; what is in the report is opened when the package is written.
  ///
  /// @param by the subject itself, or staff within a rights case
  public Reply about(SubjectRef subject, Requester by, Language language) {
    return switch (gate.overview(by, subject, Action.DELIVER)) {
      case Overview.Refused(var entry, var decision) -> new Reply.Refused(entry, decision);
      case Overview.Told told -> {
        PolicyVersions.Version version = gate.policy();
        var parts = parts(version, by, told);
        var facts =
            new AccessPackage.Facts(told, version, clock.instant(), receipts.apply(told.entry()));
        yield new Reply.Ready(told.entry(), new AccessPackage(facts, parts, language));
      }
    };
  }

  /// One reading for each category held, decided and logged before anything is opened.
  private List<AccessPackage.Part> parts(
      PolicyVersions.Version version, Requester by, Overview.Told told) {
    SubjectRef subject = told.standing().subject();
    Set<Category> held =
        told.holdings().stream().map(Holding::category).collect(Collectors.toSet());
    var parts = new ArrayList<AccessPackage.Part>();
    for (Rule.OfCategory rule : version.policy().rulesOf(Rule.OfCategory.class)) {
      if (held.contains(rule.category())) {
        Answer answer = gate.read(by, Reading.of(subject, rule.category()).toServe(RIGHTS));
        if (answer instanceof Answer.Revealed revealed) {
          parts.add(new AccessPackage.Part(rule, revealed.contents()));
        }
      }
    }
    return parts;
  }
}
