package org.trygg.asking;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trygg.ledger.Action;
import org.trygg.ledger.Commitment;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Pending;
import org.trygg.ledger.What;
import org.trygg.ledger.Who;
import org.trygg.ledger.Why;
import org.trygg.policy.Decision;
import org.trygg.proof.Hash;
import org.trygg.sealed.Secret;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.SubjectRef;

/// Writes what the gate does into the ledger, in the transaction of the act.
public final class Logbook {
  private final Rooms.Ledger ledger;
  private final Function<SubjectRef, byte[]> salts;
  private final Consumer<Pending> open;

  /// @param salts each subject's salt
  /// @param open where entries go that everyone may be told of
  public Logbook(Rooms.Ledger ledger, Function<SubjectRef, byte[]> salts, Consumer<Pending> open) {
    this.ledger = ledger;
    this.salts = salts;
    this.open = open;
  }

  /// One that writes each entry at once.
  public static Logbook of(Rooms rooms) {
    return new Logbook(
        rooms.ledger(),
        rooms.vault()::ledgerSalt,
        entry -> rooms.ledger().store().append(List.of(entry)));
  }

  /// One act to be written down.
  ///
  /// @param items the pseudonyms of what it is about; committed to, never written
  public record Act(
      Action action,
      org.trygg.ledger.Outcome outcome,
      Optional<Category> category,
      long count,
      Collection<UUID> items) {
    public static Act of(
        Action action, org.trygg.ledger.Outcome outcome, Category category, long count) {
      return new Act(action, outcome, Optional.of(category), count, List.of());
    }

    public Act on(Collection<UUID> those) {
      return new Act(action, outcome, category, count, those);
    }
  }

  /// Appends the act with the answer that the policy gave for it.
  public EntryId append(Asking asking, Asking.Reply reply, Act act) {
    return append(asking, act, why(asking, reply));
  }

  /// Appends an act that ended so for a reason of the gate's own.
  public EntryId append(Asking asking, Enum<?> reason, Act act) {
    return append(asking, act, unasked(asking).because(Reason.of(reason)));
  }

  /// Appends an act that no rule of purpose decides, such as opening a case.
  public EntryId append(Asking asking, Act act) {
    return append(asking, act, unasked(asking));
  }

  /// Appends that a statement was made: the commitment is its leaf hash, RFC 9162 section 2.1,
  /// without a salt, for it names nobody.
  public EntryId attest(Asking asking, Action action, byte[] statement, long count) {
    EntryId id = ledger.ids().next();
    What what =
        What.of(action, org.trygg.ledger.Outcome.DONE)
            .about(new Commitment(Hash.ofLeaf(statement)))
            .counting(count);
    var entry = new Entry(id, asking.now(), what, Who.of(asking.by().actor()), unasked(asking));
    open.accept(Pending.of(entry, Optional.empty()));
    return id;
  }

  private EntryId append(Asking asking, Act act, Why why) {
    EntryId id = nextId(asking);
    Optional<SubjectRef> subject =
        asking.isKnown() ? Optional.of(asking.standing().subject()) : Optional.empty();
    What what =
        new What(
            act.action,
            act.outcome,
            // A category that the policy does not know is a word of the asker's: not for the
            // ledger.
            act.category.filter(each -> asking.version().category(each).isPresent()),
            subject.map(each -> commitment(each, id, act.items)),
            OptionalLong.of(act.count));
    write(asking, new Entry(id, asking.now(), what, Who.of(asking.by().actor()), why), subject);
    return id;
  }

  private EntryId nextId(Asking asking) {
    return (asking.secrecy().isPresent() ? ledger.sealing().ids() : ledger.ids()).next();
  }

  /// Into the log that everyone sees, or where the law forbids to tell, into the sealed one.
  private void write(Asking asking, Entry entry, Optional<SubjectRef> subject) {
    asking
        .secrecy()
        .ifPresentOrElse(
            secrecy -> ledger.sealing().log().seal(new Secret(entry, subject, secrecy)),
            () -> open.accept(Pending.of(entry, subject)));
  }

  /// Tells in the open log that a secret was opened, to its subject if there is one still.
  public EntryId unseal(Asking asking, Secret secret) {
    var act =
        new Act(
            Action.UNSEAL,
            org.trygg.ledger.Outcome.DONE,
            secret.entry().what().category(),
            1,
            List.of(secret.entry().id().value()));
    return append(asking, act);
  }

  /// Commits to the subject, the entry's own id and the items: the same subject never looks alike
  /// in two entries.
  private Commitment commitment(SubjectRef subject, EntryId id, Collection<UUID> items) {
    ByteBuffer all = ByteBuffer.allocate((2 + items.size()) * 2 * Long.BYTES);
    put(all, subject.value());
    put(all, id.value());
    items.stream().sorted().forEach(item -> put(all, item));
    return Commitment.of(salts.apply(subject), all.array());
  }

  private static void put(ByteBuffer to, UUID value) {
    to.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
  }

  private static Why why(Asking asking, Asking.Reply reply) {
    Why base = unasked(asking);
    return switch (reply.decision()) {
      case Decision.Permitted(var rule, var basis, _, _) ->
          base.toServe(reply.purpose(), basis).decidedBy(rule, asking.policy());
      case Decision.Refused(var rule, var reason) ->
          base.decidedBy(rule, asking.policy()).because(Reason.of(reason));
      case Decision.Gap(var missing) -> base.because(missing.reason());
    };
  }

  private static Why unasked(Asking asking) {
    return asking.by().caseRef().map(Why.UNKNOWN::within).orElse(Why.UNKNOWN);
  }
}
