package org.trygg.vault;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trygg.keys.KeyEncryption;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The quarantine: items that could not be classified, sealed under a key of their own, on a short
/// clock, each a work item for the privacy officer. Runs inside the gate's transaction.
public final class Quarantine {
  /// The category that a permit for an item in quarantine names.
  public static final Category CATEGORY = Category.of("quarantine");

  /// The subject that a permit names when it is not known whom an item is about.
  public static final SubjectRef NOBODY = new SubjectRef(new UUID(0, 0));

  private final QuarantineStore store;
  private final KeyEncryption encryption;

  Quarantine(QuarantineStore store, KeyEncryption encryption) {
    this.store = store;
    this.encryption = encryption;
  }

  /// An item to keep as it came.
  public record Content(Permit permit, SealedQuarantine.Tag tag, Fields item) {
    /// @throws IllegalArgumentException if the permit is not for quarantine and the item's subject
    public Content {
      permit.requireFor(tag.subject().orElse(NOBODY), CATEGORY);
    }

    @Override
    public String toString() {
      return "Content[REDACTED]";
    }
  }

  /// Keeps items as they came, in one write.
  public void keep(List<Content> contents) {
    if (!contents.isEmpty()) {
      store.add(contents.stream().map(each -> seal(each.tag, each.item.toBytes())).toList());
    }
  }

  /// Keeps an item as it came.
  ///
  /// @throws IllegalArgumentException if the permit is not for quarantine and the item's subject
  public QuarantineId keep(Permit permit, SealedQuarantine.Tag tag, byte[] item) {
    permit.requireFor(tag.subject().orElse(NOBODY), CATEGORY);
    SealedQuarantine sealed = seal(tag, item);
    store.add(sealed);
    return sealed.id();
  }

  /// The item, if it is there.
  ///
  /// @throws IllegalArgumentException if the permit is not for quarantine and the item's subject
  /// @throws org.trygg.keys.UnreadableException if it was changed or moved outside the vault
  public Optional<PersonalData> read(Permit permit, QuarantineId id) {
    return store.item(id).map(row -> open(permit, row));
  }

  /// Items that wait for the privacy officer, oldest first; nothing of what is in them.
  public List<SealedQuarantine> waiting(int limit) {
    return store.waiting(limit);
  }

  /// Closes the work item; the data stays until its day, or until it is erased.
  ///
  /// @return false if there is no such item waiting
  public boolean settle(QuarantineId id) {
    return store.settle(id);
  }

  /// Items to be gone on or before the day, the most overdue first.
  public List<SealedQuarantine> due(LocalDate upTo, int limit) {
    return store.due(upTo, limit);
  }

  /// @return how many were there
  public int erase(Collection<QuarantineId> ids) {
    return store.erase(ids);
  }

  private SealedQuarantine seal(SealedQuarantine.Tag tag, byte[] item) {
    QuarantineId id = QuarantineId.random();
    var sealed = encryption.seal(item, SealedQuarantine.associatedData(id, tag.subject()));
    return new SealedQuarantine(id, tag, SealedQuarantine.State.WAITING, sealed);
  }

  private PersonalData open(Permit permit, SealedQuarantine row) {
    Optional<SubjectRef> subject = row.tag().subject();
    permit.requireFor(subject.orElse(NOBODY), CATEGORY);
    byte[] plain =
        encryption.open(row.sealed(), SealedQuarantine.associatedData(row.id(), subject));
    try {
      return PersonalData.of(subject.orElse(NOBODY), CATEGORY, plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
