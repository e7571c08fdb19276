package org.trygg.outbox;

import java.util.function.Supplier;

/// Where transactions come from: all of the work is done, or none of it if it throws.
///
/// Work within work joins the transaction that is open.
public interface Transactions {
  <T> T call(Supplier<T> work);
}
