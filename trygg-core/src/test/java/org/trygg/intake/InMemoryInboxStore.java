package org.trygg.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An inbox in memory, for one thread.
public final class InMemoryInboxStore implements InboxStore {
  private final Map<MessageKey, LocalDate> received = new HashMap<>();
  private final Map<MessageKey, Receipt> receipts = new HashMap<>();

  @Override
  public boolean settle(Map<MessageKey, Receipt> told, LocalDate day) {
    boolean isNew = Collections.disjoint(receipts.keySet(), told.keySet());
    if (isNew) {
      receipts.putAll(told);
      told.keySet().forEach(key -> received.put(key, day));
    }
    return isNew;
  }

  @Override
  public Map<MessageKey, Receipt> receipts(Collection<MessageKey> keys) {
    var found = new HashMap<>(receipts);
    found.keySet().retainAll(keys);
    return found;
  }

  @Override
  public void serialise(MessageKey key) {
    // One thread waits for nobody.
  }

  @Override
  public int forget(LocalDate before, int most) {
    List<MessageKey> old =
        received.entrySet().stream()
            .filter(each -> each.getValue().isBefore(before))
            .map(Map.Entry::getKey)
            .limit(most)
            .toList();
    received.keySet().removeAll(old);
    receipts.keySet().removeAll(old);
    return old.size();
  }
}
