package org.trygg.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trygg.vocabulary.SubjectRef;

/// Tells listeners what waits in the outbox. What a listener does and the message's leaving are one
/// transaction: a message whose listener fails stays, with those after it about the same subject,
/// and keeps no other back.
///
/// Messages are taken out after they were heard: a listener holds its subject first, as whoever
/// forgets a subject does before its messages.
public final class Outbox {
  private static final int BATCH = 100;

  private final Transactions transactions;
  private final OutboxStore store;
  private final List<Listener> listeners;

  public Outbox(Transactions transactions, OutboxStore store, List<Listener> listeners) {
    this.transactions = transactions;
    this.store = store;
    this.listeners = List.copyOf(listeners);
  }

  /// Tells all that waits, and returns how many messages that was.
  ///
  /// @throws RuntimeException the first fault of a listener, after the others were told
  public int run() {
    var round = new Round();
    long behind = 0;
    List<OutboxStore.Waiting> page;
    do {
      long last = behind;
      page = transactions.call(() -> store.waiting(last, BATCH));
      alike(page).forEach(round::tell);
      behind = page.isEmpty() ? behind : page.getLast().place();
    } while (page.size() == BATCH);
    round.fault.ifPresent(fault -> {
      throw fault;
    });
    return round.told;
  }

  /// The places of each message; the same one several times over is told once.
  private static Map<Told, List<Long>> alike(List<OutboxStore.Waiting> page) {
    var places = new LinkedHashMap<Told, List<Long>>();
    page.forEach(
        each -> places.computeIfAbsent(each.message(), _ -> new ArrayList<>()).add(each.place()));
    return places;
  }

  private final class Round {
    private final Set<SubjectRef> failed = new HashSet<>();
    private Optional<RuntimeException> fault = Optional.empty();
    private int told;

    private void tell(Told message, List<Long> places) {
      if (failed.contains(message.subject())) {
        return;
      }
      try {
        told +=
            transactions.call(() -> {
              listeners.forEach(listener -> listener.hear(message));
              store.remove(places);
              return places.size();
            });
      } catch (RuntimeException e) {
        failed.add(message.subject());
        fault = fault.or(() -> Optional.of(e));
      }
    }
  }
}
