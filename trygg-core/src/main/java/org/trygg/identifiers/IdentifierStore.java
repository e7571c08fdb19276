package org.trygg.identifiers;

import java.util.Collection;
import java.util.Set;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Where tags of identifiers and leases are kept. Used inside the gate's transaction.
public interface IdentifierStore {
  /// Adds that the tag leads to the subject; nothing if it is there.
  void add(Tag tag, SubjectRef subject);

  void remove(Collection<Tag> tags, SubjectRef subject);

  /// The subjects that any of the tags leads to.
  Set<SubjectRef> subjects(Collection<Tag> tags);

  /// The leases, kept beside the tags.
  LeaseStore leases();

  /// Erases every tag and lease of the subject.
  ///
  /// @return how many there were
  int eraseAll(SubjectRef subject);
}
