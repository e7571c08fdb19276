package org.trygg.vault;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trygg.keys.Binding;
import org.trygg.keys.CategoryKey;
import org.trygg.keys.Ciphertext;
import org.trygg.keys.KeyEncryption;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeyRings;
import org.trygg.keys.UnreadableException;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// The quarantine: items that could not be classified, on a short clock, each a work item for the
/// privacy officer. An item about a known subject is sealed under a key of that subject's ring, and
/// goes with it; one about nobody known under a keyset of the quarantine, as all were before. Runs
/// inside the gate's transaction.
public final class Quarantine {
  /// The category that a permit for an item in quarantine names.
  public static final Category CATEGORY = Category.of("quarantine");

  /// The subject that a permit names when it is not known whom an item is about.
  public static final SubjectRef NOBODY = new SubjectRef(new UUID(0, 0));

  private static final String KIND = "quarantine";

  private final QuarantineStore store;
  private final KeyRings rings;
  private final KeyEncryption ofNobody;

  /// @param ofNobody seals what is about nobody known
  Quarantine(QuarantineStore store, KeyRings rings, KeyEncryption ofNobody) {
    this.store = store;
    this.rings = rings;
    this.ofNobody = ofNobody;
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
      KeyRings.Held held = held(contents.stream().flatMap(each -> each.tag.subject().stream()));
      store.add(contents.stream().map(each -> seal(held, each.tag, each.item.toBytes())).toList());
    }
  }

  /// Keeps an item as it came.
  ///
  /// @throws IllegalArgumentException if the permit is not for quarantine and the item's subject
  public QuarantineId keep(Permit permit, SealedQuarantine.Tag tag, byte[] item) {
    permit.requireFor(tag.subject().orElse(NOBODY), CATEGORY);
    SealedQuarantine sealed = seal(held(tag.subject().stream()), tag, item);
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

  /// Gives the items another day, for something keeps them. One that a ring sealed is bound to its
  /// day, and sealed anew; what no key opens stays as it was sealed.
  public void postpone(Collection<QuarantineId> ids, LocalDate eraseOn) {
    List<SealedQuarantine> bound =
        ids.stream()
            .flatMap(id -> store.item(id).stream())
            .filter(row -> KeyId.of(row.sealed()).isEmpty())
            .filter(row -> !row.tag().eraseOn().equals(eraseOn))
            .toList();
    KeyRings.Held held = held(bound.stream().flatMap(row -> row.tag().subject().stream()));
    List<SealedQuarantine> anew =
        bound.stream()
            .flatMap(row -> opened(row).map(plain -> on(eraseOn, row, plain, held)).stream())
            .toList();
    if (!anew.isEmpty()) {
      store.erase(anew.stream().map(SealedQuarantine::id).toList());
      store.add(anew);
    }
    store.postpone(ids, eraseOn);
  }

  private Optional<byte[]> opened(SealedQuarantine row) {
    try {
      return Optional.of(plain(row, row.tag().subject().orElse(NOBODY)));
    } catch (UnreadableException _) {
      return Optional.empty();
    }
  }

  private static SealedQuarantine on(
      LocalDate eraseOn, SealedQuarantine row, byte[] plain, KeyRings.Held held) {
    SealedQuarantine.Tag was = row.tag();
    var tag = new SealedQuarantine.Tag(was.subject(), was.reason(), was.receivedAt(), eraseOn);
    SubjectRef subject = tag.subject().orElse(NOBODY);
    var sealed = held.keyForSealing(subject, CATEGORY).seal(binding(row.id(), tag), plain);
    Arrays.fill(plain, (byte) 0);
    return new SealedQuarantine(row.id(), tag, row.state(), sealed);
  }

  /// @return how many were there
  public int erase(Collection<QuarantineId> ids) {
    return store.erase(ids);
  }

  /// Erases the subject's items that no key of its ring opens any more.
  ///
  /// @return how many there were
  int eraseKeyless(SubjectRef subject) {
    Optional<CategoryKey> key = rings.keyForOpening(subject, CATEGORY);
    return store.erase(
        store.about(subject).stream()
            .filter(row -> KeyId.of(row.sealed()).isEmpty())
            .filter(row -> key.map(each -> each.isDestroyed(row.sealed())).orElse(true))
            .map(SealedQuarantine::id)
            .toList());
  }

  /// Seals the subject's items anew that an older key of its ring sealed.
  ///
  /// @return how many there were
  int sealAnew(SubjectRef subject) {
    List<SealedQuarantine> old =
        store.about(subject).stream()
            .filter(row -> KeyId.of(row.sealed()).isEmpty())
            .filter(row -> key(subject).isOutdated(row.sealed()))
            .toList();
    if (!old.isEmpty()) {
      store.erase(old.stream().map(SealedQuarantine::id).toList());
      store.add(old.stream().map(row -> sealedAnew(subject, row)).toList());
    }
    return old.size();
  }

  private SealedQuarantine sealedAnew(SubjectRef subject, SealedQuarantine row) {
    byte[] plain = key(subject).open(binding(row.id(), row.tag()), row.sealed());
    var sealed = rings.keyForSealing(subject, CATEGORY).seal(binding(row.id(), row.tag()), plain);
    Arrays.fill(plain, (byte) 0);
    return new SealedQuarantine(row.id(), row.tag(), row.state(), sealed);
  }

  private KeyRings.Held held(Stream<SubjectRef> subjects) {
    return rings.hold(subjects.collect(Collectors.toSet()));
  }

  private SealedQuarantine seal(KeyRings.Held held, SealedQuarantine.Tag tag, byte[] item) {
    QuarantineId id = QuarantineId.random();
    Ciphertext sealed =
        tag.subject()
            .map(subject -> held.keyForSealing(subject, CATEGORY).seal(binding(id, tag), item))
            .orElseGet(
                () -> ofNobody.seal(item, SealedQuarantine.associatedData(id, tag.subject())));
    return new SealedQuarantine(id, tag, SealedQuarantine.State.WAITING, sealed);
  }

  private PersonalData open(Permit permit, SealedQuarantine row) {
    SubjectRef subject = row.tag().subject().orElse(NOBODY);
    permit.requireFor(subject, CATEGORY);
    byte[] plain = plain(row, subject);
    try {
      return PersonalData.of(subject, CATEGORY, plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /// What a keyset sealed names its key before it; what a ring sealed does not.
  private byte[] plain(SealedQuarantine row, SubjectRef subject) {
    return KeyId.of(row.sealed()).isPresent()
        ? ofNobody.open(
            row.sealed(), SealedQuarantine.associatedData(row.id(), row.tag().subject()))
        : key(subject).open(binding(row.id(), row.tag()), row.sealed());
  }

  private CategoryKey key(SubjectRef subject) {
    return Vault.present(rings.keyForOpening(subject, CATEGORY));
  }

  private static Binding binding(QuarantineId id, SealedQuarantine.Tag tag) {
    return new Binding(KIND, tag.eraseOn(), id.value());
  }
}
