package org.trygg.server.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits at the mail server for new mail and rings at once: IDLE, RFC 2177, on a connection of its
/// own. Where the server cannot do that, looking from time to time is all there is.
public final class Doorbell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Connections connections;
  private final Runnable ring;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("mail-doorbell").unstarted(this::run);
  private volatile @Nullable Store open;

  Doorbell(Connections connections, Runnable ring) {
    this.connections = connections;
    this.ring = ring;
  }

  /// Begins to wait.
  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    stopping.countDown();
    Store store = open;
    if (store != null) {
      close(store);
    }
  }

  /// A connection that breaks is made anew: after a second, then twice as long each time.
  private void run() {
    Duration pause = SHORTEST;
    boolean goesOn = true;
    while (goesOn) {
      try {
        goesOn = listen();
        pause = SHORTEST;
      } catch (MessagingException | RuntimeException fault) {
        LOG.info("The doorbell of the mail is silent: {}", fault.getClass().getSimpleName());
      }
      goesOn = goesOn && !isStoppedWithin(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  /// Rings for what came while nobody listened, then for each thing that the server tells.
  ///
  /// @return false if the server has no such thing as IDLE
  private boolean listen() throws MessagingException {
    try (Store store = connections.store()) {
      open = store;
      if (!((IMAPStore) store).hasCapability("IDLE")) {
        return false;
      }
      var inbox = ImapPostbox.inbox(store);
      while (stopping.getCount() > 0) {
        ring.run();
        inbox.idle(true);
      }
      return false;
    }
  }

  private boolean isStoppedWithin(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static void close(Store store) {
    try {
      store.close();
    } catch (MessagingException _) {
      // The thread that waits sees the end of the connection either way.
    }
  }
}
