package org.trygg.erasing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trygg.asking.Asking;
import org.trygg.asking.HeldItem;
import org.trygg.asking.Logbook;
import org.trygg.asking.Rooms;
import org.trygg.identifiers.LeaseEntry;
import org.trygg.ledger.Action;
import org.trygg.ledger.Outcome;
import org.trygg.requests.RequestStore;
import org.trygg.subject.Standing;
import org.trygg.vault.QuarantineId;
import org.trygg.vault.SealedQuarantine;
import org.trygg.vocabulary.SubjectRef;

/// Erases what hangs on nobody's standing, or beside it: quarantine, leases and answered requests
/// past their day.
///
/// Whose standing says otherwise by now keeps what it keeps, with its true day: all standings are
/// taken at once and in their order, so that two who erase wait for each other in one direction.
public final class LooseEnds {
  private final Rooms rooms;
  private final Logbook logbook;

  public LooseEnds(Rooms rooms, Logbook logbook) {
    this.rooms = rooms;
    this.logbook = logbook;
  }

  /// What is past its day by its outside.
  private record Due(
      List<LeaseEntry> leases, List<SealedQuarantine> aside, List<RequestStore.Kept> requests) {
    Set<SubjectRef> subjects() {
      var all = new HashSet<SubjectRef>();
      leases.forEach(each -> all.add(each.key().subject()));
      aside.forEach(each -> each.tag().subject().ifPresent(all::add));
      requests.forEach(each -> all.add(each.subject()));
      return all;
    }

    int size() {
      return leases.size() + aside.size() + requests.size();
    }
  }

  /// Those whom it is about, by the standings that are held.
  private record Owners(Asking asking, Map<SubjectRef, Standing> standings) {
    Asking of(SubjectRef subject) {
      return Optional.ofNullable(standings.get(subject))
          .map(known -> asking.of(known).known())
          .orElseGet(() -> asking.of(Standing.of(subject)));
    }
  }

  /// Erases a batch of them; returns how many were past their day, erased or kept.
  ///
  /// @param asking about nobody
  public int erase(Asking asking, int most) {
    var due =
        new Due(
            rooms.identifiers().leases().due(asking.today(), most),
            rooms.vault().quarantine().due(asking.today(), most),
            rooms.desk().requests().due(asking.today(), most));
    var owners = new Owners(asking, rooms.subjects().findAllForChange(due.subjects()));
    Due gone = new Due(leases(due, owners), aside(due, owners), requests(due, owners));
    if (gone.size() > 0) {
      logbook.append(
          asking,
          new Logbook.Act(Action.ERASE, Outcome.DONE, Optional.empty(), gone.size(), List.of()));
      erase(gone, owners);
    }
    return due.size();
  }

  private void erase(Due gone, Owners owners) {
    rooms.identifiers().leases().erase(gone.leases.stream().map(LeaseEntry::id).toList());
    rooms.vault().quarantine().erase(gone.aside.stream().map(SealedQuarantine::id).toList());
    gone.requests.forEach(each -> rooms.desk().requests().erase(each.request().ref()));
    var erasing = new Erasing(rooms);
    gone.requests.stream()
        .map(RequestStore.Kept::subject)
        .distinct()
        .forEach(each -> erasing.forgetIfNothingIsLeft(owners.of(each)));
  }

  private List<LeaseEntry> leases(Due due, Owners owners) {
    var redating = new Redating(rooms);
    due.leases.stream()
        .map(each -> each.key().subject())
        .distinct()
        .forEach(each -> redating.redateLeases(owners.of(each)));
    return due.leases.stream()
        .filter(each -> isDue(owners.of(each.key().subject()), each))
        .toList();
  }

  private static boolean isDue(Asking owner, LeaseEntry lease) {
    return owner.lifespan(HeldItem.item(lease.origin())).erasure().isDueOn(owner.today());
  }

  /// Of which category an item set aside is, nobody knows: whatever keeps anything keeps it, and is
  /// asked again the next day.
  private List<SealedQuarantine> aside(Due due, Owners owners) {
    List<QuarantineId> kept =
        due.aside.stream().filter(each -> isKept(each, owners)).map(SealedQuarantine::id).toList();
    if (!kept.isEmpty()) {
      rooms.vault().quarantine().postpone(kept, owners.asking.today().plusDays(1));
    }
    return due.aside.stream().filter(each -> !isKept(each, owners)).toList();
  }

  private static boolean isKept(SealedQuarantine aside, Owners owners) {
    return aside.tag().subject().map(owners::of).map(Forgetting::isKept).orElse(false);
  }

  private List<RequestStore.Kept> requests(Due due, Owners owners) {
    return due.requests.stream().filter(each -> isDue(owners.of(each.subject()), each)).toList();
  }

  private boolean isDue(Asking owner, RequestStore.Kept kept) {
    var file = new CaseFile(kept.request());
    boolean isDue = file.lifespan(owner).erasure().isDueOn(owner.today());
    if (!isDue) {
      rooms.desk().requests().redate(kept.request().ref(), file.eraseOn(owner));
    }
    return isDue;
  }
}
