package org.trygg.requests;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

/// Requests in memory, for tests.
public final class InMemoryRequestStore implements RequestStore {
  private static final Comparator<Kept> BY_RECEIPT =
      Comparator.comparing((Kept each) -> each.request().received())
          .thenComparing(each -> each.request().ref().value());

  private final Map<CaseRef, Kept> all = new ConcurrentHashMap<>();

  @Override
  public void put(Kept kept) {
    all.put(kept.request().ref(), kept);
  }

  @Override
  public Optional<RightsRequest> find(SubjectRef subject, CaseRef ref) {
    return of(subject).stream().filter(each -> each.ref().equals(ref)).findFirst();
  }

  @Override
  public List<Kept> open(Optional<RightsRequest> after, int most) {
    return sorted()
        .filter(each -> !each.request().status().isEnded())
        .filter(each ->
            after
                .map(last ->
                    BY_RECEIPT.compare(each, new Kept(each.subject(), last, Optional.empty())) > 0)
                .orElse(true))
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
    put(new Kept(before.subject(), before.request(), eraseOn));
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
  public void erase(CaseRef ref) {
    all.remove(ref);
  }

  @Override
  public int forget(SubjectRef subject) {
    int before = all.size();
    all.values().removeIf(each -> each.subject().equals(subject));
    return before - all.size();
  }

  private Stream<Kept> sorted() {
    return all.values().stream().sorted(BY_RECEIPT);
  }
}
