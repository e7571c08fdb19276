package org.trygg.subject;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.trygg.vocabulary.SubjectRef;

/// Where standings are kept; used within a transaction.
public interface SubjectStore {
  /// The subject's standing; empty when there is no such subject.
  Optional<Standing> find(SubjectRef subject);

  /// The standings of those of the subjects that there are, in one read.
  Map<SubjectRef, Standing> find(Collection<SubjectRef> subjects);

  /// The same of one, and nobody else may change it before the transaction ends.
  Optional<Standing> findForChange(SubjectRef subject);

  /// The standings of those of the subjects that there are, taken in their natural order; nobody
  /// else may change them before the transaction ends.
  Map<SubjectRef, Standing> findAllForChange(Collection<SubjectRef> subjects);

  /// Keeps the standing as the subject's only one, new or changed.
  void put(Standing standing);

  /// Forgets the subject's standing; returns whether there was one.
  boolean forget(SubjectRef subject);
}
