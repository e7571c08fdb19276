package org.trygg.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.passage.Holding;
import org.trygg.policy.Item;
import org.trygg.policy.Lifespan;
import org.trygg.vault.Held;
import org.trygg.vault.Label;
import org.trygg.vault.Vault;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.SubjectRef;

/// Something the vault holds, by what is written on its outside, with its lifespan.
public record HeldItem(Held held, Lifespan lifespan) {
  private static final int PAGE = 1_000;

  /// Everything held on the asking's subject.
  public static List<HeldItem> all(Vault vault, Asking asking) {
    return outsides(vault, asking.standing().subject()).stream()
        .map(held -> new HeldItem(held, asking.lifespan(item(held.label()))))
        .toList();
  }

  /// The outsides of everything held on the subject, by which alone a reading is decided.
  public static List<Held> outsides(Vault vault, SubjectRef subject) {
    var all = new ArrayList<Held>();
    Optional<UUID> after = Optional.empty();
    List<Held> page;
    do {
      page = vault.held(subject, after, PAGE);
      all.addAll(page);
      after = page.isEmpty() ? after : Optional.of(page.getLast().id().value());
    } while (page.size() == PAGE);
    return all;
  }

  public static Item item(Label label) {
    return new Item(
        label.category(),
        label.collected().day(),
        label.ties().service(),
        label.ties().invoice(),
        label.ties().occasion());
  }

  /// A lease lives as long as the events that tell of it.
  public static Item item(LeaseOrigin origin) {
    return new Item(
        origin.category(), origin.day(), origin.service(), Optional.empty(), Optional.empty());
  }

  public Category category() {
    return held.label().category();
  }

  public UUID id() {
    return held.id().value();
  }

  public Holding outside() {
    return new Holding(
        id(),
        category(),
        held.kind() == Held.Kind.SEGMENT,
        held.kind() == Held.Kind.FORMER_RECORD,
        held.label().eraseOn(),
        lifespan);
  }
}
