package org.trygg.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Work that many threads hand in at the same time, done in groups, each group in one transaction.
///
/// Nobody waits for a group to fill: whoever finds a lane free does all that waits, first come,
/// first served, up to the limits; what comes meanwhile is the next group. A call returns after the
/// commit of its group. When a group fails, each of its callers does its own work once more alone,
/// so that one bad work undoes no other and the fault goes to its own caller.
///
/// Not to be called within a transaction: a caller may do the work of others.
public final class GroupCommit<T, R> implements AutoCloseable {
  /// How large a group and the queue before it may be.
  ///
  /// @param items most items, such as events, in a group; a single work may have more
  /// @param bytes most bytes in a group, about; a single work may have more
  /// @param queued most works that wait
  /// @param waitMillis how long a work waits for its turn before it is turned away
  /// @param lanes how many groups are done at the same time
  public record Limits(int items, long bytes, int queued, long waitMillis, int lanes) {
    /// 5,000 items or 8 MiB in a group, 500 works waiting for at most 5 seconds, two lanes.
    public static final Limits USUAL = new Limits(5_000, 8L << 20, 500, 5_000, 2);

    /// @throws IllegalArgumentException if a limit is below 1, or the wait below 0
    public Limits {
      if (items < 1 || bytes < 1 || queued < 1 || waitMillis < 0 || lanes < 1) {
        throw new IllegalArgumentException("A limit of a group commit is 1 or more");
      }
    }
  }

  /// How much a work is.
  public record Weight(int items, long bytes) {}

  private enum State {
    QUEUED,
    RUNNING,
    ALONE,
    DONE
  }

  private final class Ticket {
    private final T work;
    private final Weight weight;
    private State state = State.QUEUED;
    private @Nullable R result;

    private Ticket(T work, Weight weight) {
      this.work = work;
      this.weight = weight;
    }
  }

  private final Limits limits;
  private final Function<List<T>, List<R>> together;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Ticket> queue = new ArrayDeque<>();
  private int running;
  private int unfinished;
  private boolean closed;

  /// @param together does all of the works in one transaction, and returns what came of each, in
  ///   order
  public GroupCommit(Limits limits, Function<List<T>, List<R>> together) {
    this.limits = limits;
    this.together = together;
  }

  /// Does the work, together with what others have handed in; returns after the commit.
  ///
  /// @throws BusyException if too much waits already, the wait was too long, or this is closed;
  ///   then nothing was done
  public R call(T work, Weight weight) {
    Ticket ticket = enter(new Ticket(work, weight));
    try {
      return await(ticket) == State.DONE
          ? result(ticket)
          : together.apply(List.of(work)).getFirst();
    } finally {
      leave();
    }
  }

  /// Takes nothing more in, and returns when all that was taken in is done.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      while (unfinished > 0) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /// How many works wait for their turn.
  public int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing more is taken in.
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private Ticket enter(Ticket ticket) {
    lock.lock();
    try {
      if (closed || queue.size() >= limits.queued) {
        throw new BusyException();
      }
      queue.addLast(ticket);
      unfinished++;
      return ticket;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      unfinished--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits, and does whatever waits when a lane is free, until the ticket is done or to be done
  /// alone.
  private State await(Ticket ticket) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.waitMillis);
    lock.lock();
    try {
      while (ticket.state == State.QUEUED || ticket.state == State.RUNNING) {
        if (running < limits.lanes && !queue.isEmpty()) {
          lead();
        } else if (ticket.state == State.QUEUED) {
          awaitTurn(ticket, deadline);
        } else {
          changed.awaitUninterruptibly();
        }
      }
      return ticket.state;
    } finally {
      lock.unlock();
    }
  }

  private void awaitTurn(Ticket ticket, long deadline) {
    long left = deadline - System.nanoTime();
    try {
      while (left > 0 && ticket.state == State.QUEUED && running >= limits.lanes) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      left = 0;
    }
    if (left <= 0 && queue.remove(ticket)) {
      throw new BusyException();
    }
  }

  private void lead() {
    List<Ticket> group = next();
    running++;
    lock.unlock();
    List<R> results = List.of();
    try {
      results = together.apply(group.stream().map(each -> each.work).toList());
    } catch (RuntimeException e) {
      // Each caller does its own alone, and has its own fault.
    } finally {
      lock.lock();
      running--;
      settle(group, results);
      changed.signalAll();
    }
  }

  private List<Ticket> next() {
    var group = new ArrayList<Ticket>();
    int items = 0;
    long bytes = 0;
    for (Ticket head = queue.peekFirst(); head != null; head = queue.peekFirst()) {
      items += head.weight.items;
      bytes += head.weight.bytes;
      if (!group.isEmpty() && (items > limits.items || bytes > limits.bytes)) {
        break;
      }
      head.state = State.RUNNING;
      group.add(queue.removeFirst());
    }
    return group;
  }

  private void settle(List<Ticket> group, List<R> results) {
    for (int i = 0; i < group.size(); i++) {
      Ticket each = group.get(i);
      if (i < results.size()) {
        each.result = results.get(i);
        each.state = State.DONE;
      } else {
        each.state = State.ALONE;
      }
    }
  }

  private R result(Ticket ticket) {
    R result = ticket.result;
    if (result == null) {
      throw new IllegalStateException("A work that is done has a result");
    }
    return result;
  }
}
