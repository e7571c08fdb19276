package org.trygg.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trygg.gate.Gate;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.Rotation;
import org.trygg.ledger.Action;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Requester;
import org.trygg.restore.Renewal;
import org.trygg.server.postgres.PostgresRotationStore;
import org.trygg.vocabulary.SubjectRef;

/// The job that does what `./trygg keys` asked for, while the program goes on: seals every ring
/// anew when there is a new key, retires a key that no ring needs, and gives a subject new keys.
///
/// Each round starts from what the database says, so one that was cut off is gone on with. A round
/// does a bounded amount of work, in small transactions.
public final class KeyRotation {
  static final Requester JOB = Requester.job("key-rotation");
  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final int RINGS_AT_ONCE = 500;
  private static final int ITEMS_AT_ONCE = 500;
  private static final int BATCHES = 20;

  private final Transactions transactions;
  private final Gate gate;
  private final PostgresRotationStore store;
  private final Renewal renewal;
  private final KeysetEncryption keys;
  private final Rotation rotation;
  private final InstantSource clock;

  public KeyRotation(
      Transactions transactions,
      Gate gate,
      PostgresRotationStore store,
      Renewal renewal,
      InstantSource clock) {
    this.transactions = transactions;
    this.gate = gate;
    this.store = store;
    this.renewal = renewal;
    this.keys = renewal.keys();
    this.rotation = new Rotation(store, keys);
    this.clock = clock;
  }

  public void round() {
    keys.refresh();
    KeyId sealing = keys.primary();
    transactions.call(this::note);
    if (sealAnew() == 0) {
      keys.older().stream().filter(asked()::contains).forEach(this::retire);
      renewal.endIfDone(sealing);
    }
    transactions.call(() -> store.toRekey(BATCHES)).forEach(this::rekey);
  }

  private Set<KeyId> asked() {
    return renewal.isAsked() ? keys.older() : transactions.call(store::toRetire);
  }

  /// Enters each new key into the ledger, also one that another has followed since the last round;
  /// the first of a new house is no rotation. Returns how many were new.
  private int note() {
    boolean first = !store.isAnyNoted();
    Instant now = clock.instant();
    List<KeyId> fresh =
        Stream.concat(keys.older().stream(), Stream.of(keys.primary()))
            .filter(key -> store.note(key, now))
            .toList();
    if (first) {
      return 0;
    }
    fresh.forEach(key -> enter("made", key, rotation.progress().left()));
    return fresh.size();
  }

  private int sealAnew() {
    int sealed = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      int done = transactions.call(() -> rotation.sealAnew(RINGS_AT_ONCE));
      sealed += done;
      if (done < RINGS_AT_ONCE) {
        break;
      }
    }
    if (sealed > 0) {
      long left = transactions.call(rotation::progress).left();
      LOG.info("Key rings sealed anew: {}, left: {}", sealed, left);
    }
    return sealed;
  }

  /// The key is destroyed last, when nothing can be sealed with it any more and a copy of the rings
  /// under the newer one lies beside the keysets.
  private void retire(KeyId key) {
    boolean retired =
        transactions.call(() -> {
          boolean newly = store.retire(key, clock.instant());
          if (newly) {
            enter("retired", key, 0);
          }
          return newly || store.isRetired(key);
        });
    if (retired) {
      renewal.destroy(key, after -> transactions.call(() -> store.rings(after, RINGS_AT_ONCE)));
      LOG.info("Key {} is retired and destroyed", key);
    }
  }

  private void rekey(SubjectRef subject) {
    for (int batch = 0; batch < BATCHES; batch++) {
      boolean done =
          transactions.call(() -> {
            boolean over = gate.upkeep().rekey(JOB, subject, ITEMS_AT_ONCE);
            if (over) {
              store.rekeyed(subject);
            }
            return over;
          });
      if (done) {
        return;
      }
    }
  }

  private void enter(String what, KeyId key, long rings) {
    String statement = "trygg key-encryption key\n" + what + "\n" + key + "\n";
    gate.upkeep().attest(JOB, Action.ROTATE, statement.getBytes(UTF_8), rings);
  }
}
