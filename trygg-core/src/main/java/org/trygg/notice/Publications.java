package org.trygg.notice;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.gate.Gate;
import org.trygg.ledger.Action;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.PolicyId;

/// The publishing of the notice: each version is listed in the ledger by its hash, once, when it
/// has begun to apply, and is never another after that.
public final class Publications {
  private static final Requester PUBLICATION = Requester.job("publication");

  private final Notices notices;
  private final PublicationStore store;
  private final Transactions transactions;
  private final Gate gate;
  private final InstantSource clock;

  public Publications(
      Notices notices,
      PublicationStore store,
      Transactions transactions,
      Gate gate,
      InstantSource clock) {
    this.notices = notices;
    this.store = store;
    this.transactions = transactions;
    this.gate = gate;
    this.clock = clock;
  }

  /// Lists every version that has begun and is not listed yet.
  ///
  /// @return how many were listed
  /// @throws NoticesException if a listed version has changed or is gone; then nothing is listed
  public int publish() {
    return transactions.call(() -> {
      List<Publication> listed = store.allForChange();
      requireUnchanged(listed);
      var now = clock.instant();
      List<PublishedNotice> begun =
          notices.all().stream()
              .filter(each -> Notices.hasBegun(each, now))
              .filter(each -> find(listed, each.id()).isEmpty())
              .toList();
      begun.forEach(this::publish);
      return begun.size();
    });
  }

  /// How the version is listed; empty for one that has not begun.
  public Optional<Publication> find(PolicyId version) {
    return find(transactions.call(store::all), version);
  }

  private void publish(PublishedNotice notice) {
    var entry = gate.upkeep().attest(PUBLICATION, Action.PUBLISH, Publication.statement(notice), 1);
    store.put(new Publication(notice.id(), notice.hash(), entry));
  }

  private void requireUnchanged(List<Publication> listed) {
    var faults = new ArrayList<String>();
    for (Publication each : listed) {
      Optional<PublishedNotice> version =
          notices.all().stream().filter(notice -> notice.id().equals(each.version())).findFirst();
      if (version.isEmpty()) {
        faults.add(each.version() + ": this version was published and is gone: put it back");
      } else if (!version.get().hash().equals(each.hash())) {
        faults.add(changed(each, version.get()));
      }
    }
    if (!faults.isEmpty()) {
      throw new NoticesException(faults);
    }
  }

  private static String changed(Publication listed, PublishedNotice found) {
    return """
    %s: this version was published and has changed since: put it back as it was, and publish \
    the change as a new version, in a folder named by the day from which it applies \
    (SHA-256 published %s, found %s)\
    """
        .formatted(listed.version(), listed.hash(), found.hash());
  }

  private static Optional<Publication> find(List<Publication> listed, PolicyId version) {
    return listed.stream().filter(each -> each.version().equals(version)).findFirst();
  }
}
