package org.trygg.server.mail;

import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trygg.mail.Recogniser;

/// One look into the inbox: every mail that waits is taken, answered and moved, each by itself.
///
/// A mail is moved last: cut off anywhere, the next look finds it in the inbox and does what is
/// missing.
public final class MailRound implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
  private static final int AT_ONCE = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Postbox.Key inbox;
  private final Post post;
  private final MailDesk desk;
  private final Recogniser recogniser;
  private final Answers answers;

  MailRound(Postbox.Key inbox, Post post, MailDesk desk, Recogniser recogniser, Answers answers) {
    this.inbox = inbox;
    this.post = post;
    this.desk = desk;
    this.recogniser = recogniser;
    this.answers = answers;
  }

  /// @throws MailAwayException if the inbox cannot be opened
  @Override
  public void run() {
    lock.lock();
    try (Postbox open = inbox.open()) {
      int failed = 0;
      for (long number : open.waiting(AT_ONCE)) {
        failed += isHandled(open, number) ? 0 : 1;
      }
      if (failed > 0) {
        LOG.warn("{} mails stay in the inbox until the next look", failed);
      }
    } finally {
      lock.unlock();
    }
  }

  /// What fails with one mail is its own affair; its text may be personal and is not logged.
  private boolean isHandled(Postbox open, long number) {
    try {
      handle(open, number);
      return true;
    } catch (RuntimeException fault) {
      LOG.warn("A mail could not be handled: {}", fault.getClass().getSimpleName());
      return false;
    }
  }

  private void handle(Postbox open, long number) {
    Arrived arrived = open.read(number);
    Taken taken = desk.take(arrived);
    if (taken.answer() == Taken.Answer.DUE) {
      Letter letter = answers.letter(arrived, taken, recogniser.languageOf(arrived.mail()));
      boolean sent = post.send(letter);
      desk.answered(taken, sent ? Taken.Answer.SENT : Taken.Answer.UNDELIVERABLE);
    }
    open.file(number, taken.tray());
  }
}
