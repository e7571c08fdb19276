package org.trygg.requests;

import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

/// Requests in memory, for tests.
public final class InMemoryRequestStore implements RequestStore {
  private static final Comparator<Place> BY_RECEIPT =
      Comparator.comparing(Place::received).thenComparing(each -> each.ref().value());

  private final Map<CaseRef, Kept> all = new ConcurrentHashMap<>();
  private final Map<CaseRef, Reminder> reminders = new ConcurrentHashMap<>();
  private final Map<Counted, Long> counts = new ConcurrentHashMap<>();

  @Override
  public void put(Kept kept) {
    all.put(kept.request().ref(), kept);
  }

  @Override
  public Optional<RightsRequest> find(SubjectRef subject, CaseRef ref) {
    return of(subject).stream().filter(each -> each.ref().equals(ref)).findFirst();
  }

  @Override
  public List<Kept> open(Optional<Place> after, int most) {
    return sorted()
        .filter(each -> !each.request().status().isEnded())
        .filter(each -> after.map(last -> BY_RECEIPT.compare(place(each), last) > 0).orElse(true))
        .limit(most)
        .toList();
  }

  @Override
  public List<RightsRequest> of(SubjectRef subject) {
    return sorted().filter(each -> each.subject().equals(subject)).map(Kept::request).toList();
  }

  @Override
  public Set<SubjectRef> having(Set<SubjectRef> subjects) {
    return all.values().stream()
        .map(Kept::subject)
        .filter(subjects::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public boolean redate(CaseRef ref, Optional<LocalDate> eraseOn) {
    Kept before = all.get(ref);
    if (before == null || before.eraseOn().equals(eraseOn)) {
      return false;
    }
    put(before.goneOn(eraseOn));
    return true;
  }

  @Override
  public List<Kept> due(LocalDate day, int most) {
    return sorted()
        .filter(each -> each.eraseOn().map(on -> !on.isAfter(day)).orElse(false))
        .limit(most)
        .toList();
  }

  @Override
  public Optional<Reminder> lastReminder(CaseRef ref) {
    return Optional.ofNullable(reminders.get(ref));
  }

  @Override
  public void keepReminder(CaseRef ref, Reminder reminder) {
    reminders.put(ref, reminder);
  }

  @Override
  public void erase(CaseRef ref) {
    remove(each -> each.request().ref().equals(ref));
  }

  @Override
  public int forget(SubjectRef subject) {
    return remove(each -> each.subject().equals(subject));
  }

  private int remove(Predicate<Kept> those) {
    List<Kept> gone = all.values().stream().filter(those).toList();
    gone.forEach(each -> {
      counts.merge(each.counted().forgotten(), 1L, Long::sum);
      all.remove(each.request().ref());
      reminders.remove(each.request().ref());
    });
    return gone.size();
  }

  @Override
  public List<DeskMonth.Count> counts(Year year) {
    var sums = new HashMap<>(counts);
    all.values().forEach(each -> sums.merge(each.counted(), 1L, Long::sum));
    return sums.entrySet().stream()
        .filter(each -> each.getKey().month().getYear() == year.getValue())
        .map(each -> new DeskMonth.Count(each.getKey(), each.getValue()))
        .toList();
  }

  private Stream<Kept> sorted() {
    return all.values().stream()
        .sorted(Comparator.comparing(InMemoryRequestStore::place, BY_RECEIPT));
  }

  private static Place place(Kept kept) {
    return Place.of(kept.request());
  }
}
