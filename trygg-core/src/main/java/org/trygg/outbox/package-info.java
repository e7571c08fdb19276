/// The outbox: transactions, those that several callers share, and what is told to listeners after
/// one is committed.
///
/// A message waits in the same transaction as the act it tells of, so that none is told of an act
/// that was undone, and none is lost.
///
/// Uses `vocabulary`. Used by `gate` and every room above. Source: the transactional outbox
/// pattern.
@NullMarked
package org.trygg.outbox;

import org.jspecify.annotations.NullMarked;
