package org.trygg.identifiers;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.SubjectRef;

/// Where tags of identifiers and leases are kept. Used inside the gate's transaction.
public interface IdentifierStore {
  /// That a tag leads to a subject.
  record Lead(Tag tag, SubjectRef subject) {}

  /// Adds that the tags lead to the subjects, in one write; where it is there, only what made it is
  /// written anew.
  ///
  /// @param madeWith the number of the key that made them all
  void add(Set<Lead> leads, int madeWith);

  void remove(Collection<Tag> tags, SubjectRef subject);

  /// Removes every tag that leads to the subject but these.
  void retain(Set<Tag> tags, SubjectRef subject);

  /// The subjects that any of the tags leads to.
  Set<SubjectRef> subjects(Collection<Tag> tags);

  /// To whom each of the tags leads, in one read.
  List<Lead> leads(Collection<Tag> tags);

  /// The leases, kept beside the tags.
  LeaseStore leases();

  /// Subjects that tags of other keys lead to.
  List<SubjectRef> subjectsUnderOtherKeys(int current, int limit);

  /// Removes what other keys made that leads to the subject.
  ///
  /// @return how many tags there were
  int removeUnderOtherKeys(int current, SubjectRef subject);

  /// How many tags other keys made.
  long countUnderOtherKeys(int current);

  /// Erases every tag and lease of the subject.
  ///
  /// @return how many there were
  int eraseAll(SubjectRef subject);
}
