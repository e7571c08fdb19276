package org.trygg.subject;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.trygg.vocabulary.SubjectRef;

/// Standings in memory, for tests; without transactions, hence for one thread.
public final class InMemorySubjectStore implements SubjectStore {
  private final Map<SubjectRef, Standing> standings = new ConcurrentHashMap<>();

  @Override
  public Optional<Standing> find(SubjectRef subject) {
    return Optional.ofNullable(standings.get(subject));
  }

  @Override
  public Map<SubjectRef, Standing> find(Collection<SubjectRef> subjects) {
    var found = new HashMap<>(standings);
    found.keySet().retainAll(subjects);
    return found;
  }

  @Override
  public Optional<Standing> findForChange(SubjectRef subject) {
    return find(subject);
  }

  @Override
  public Map<SubjectRef, Standing> findAllForChange(Collection<SubjectRef> subjects) {
    return find(subjects);
  }

  @Override
  public void put(Standing standing) {
    standings.put(standing.subject(), standing);
  }

  @Override
  public boolean forget(SubjectRef subject) {
    return standings.remove(subject) != null;
  }
}
