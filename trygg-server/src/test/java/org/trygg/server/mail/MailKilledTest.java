package org.trygg.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trygg.mail.Recogniser;
import org.trygg.mail.Wordings;
import org.trygg.server.RunningServer;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.SubjectRef;

/// The mail desk is cut off before and after each of its steps, and looks again: nothing is lost,
/// and nothing is taken or filed twice.
class MailKilledTest {
  private static final int LONG_ENOUGH = 100;

  private static MailWorld world;

  @BeforeAll
  static void start() {
    world = new MailWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void cutOffBetweenAnyTwoStepsAMailIsTakenOnceAndAnswered() {
    int cuts = 0;
    boolean wasCut = true;
    while (wasCut && cuts < LONG_ENOUGH) {
      wasCut = isCutOffAndMended(new Steps(cuts));
      cuts += wasCut ? 1 : 0;
    }

    // Open, list, read, find, count, put, send, write down, and move: before and after each.
    assertThat(cuts).isBetween(18, LONG_ENOUGH - 1);
  }

  private static boolean isCutOffAndMended(Steps steps) {
    String address = MailWorld.freshAddress();
    SubjectRef subject = world.customer(address);
    int filed = world.count(Tray.REQUESTS.folder());
    world.send(world.mail(address, "Hej", "", "Jag vill ha ett registerutdrag."));

    boolean wasCut = false;
    try {
      round(steps).run();
    } catch (Killed _) {
      wasCut = true;
      assertThat(world.count("INBOX") + world.count(Tray.REQUESTS.folder())).isEqualTo(filed + 1);
    }
    round(new Steps(Integer.MAX_VALUE)).run();

    assertThat(world.requestsOf(subject)).as("cut at %s", steps).hasSize(1);
    assertThat(world.count("INBOX")).isZero();
    assertThat(world.count(Tray.REQUESTS.folder(), Optional.of(true))).isEqualTo(filed + 1);
    assertThat(
            world.answersTo(address).stream()
                .map(each -> MailWorld.header(each, "Message-ID"))
                .distinct())
        .as("cut at %s", steps)
        .hasSize(1);
    return wasCut;
  }

  private static MailRound round(Steps steps) {
    Recogniser recogniser =
        Wordings.read(Path.of("../policies/alleato/mail"), Set.of(MailWorld.DESK));
    var desk =
        new MailDesk(
            world.rooms(new CutStore(steps, RunningServer.shared().bean(MailStore.class))),
            recogniser,
            world.keys(),
            1_000,
            InstantSource.system());
    var reader = new MailReader(1_024);
    var post = new SmtpPost(world.connections, world.account, InstantSource.system());
    return new MailRound(
        () ->
            steps.take(() ->
                new CutPostbox(
                    steps, ImapPostbox.open(world.connections, reader, InstantSource.system()))),
        letter -> steps.take(() -> post.send(letter)),
        desk,
        recogniser,
        new Answers(world.account.domain()));
  }

  /// The end of the program at a moment.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /// Counts the moments before and after each step, and ends the program at one of them.
  private static final class Steps {
    private final int at;
    private int passed;

    private Steps(int at) {
      this.at = at;
    }

    private <T> T take(Supplier<T> step) {
      pass();
      T result = step.get();
      pass();
      return result;
    }

    private void pass() {
      if (passed++ == at) {
        throw new Killed();
      }
    }

    @Override
    public String toString() {
      return "moment " + at;
    }
  }

  private record CutPostbox(Steps steps, Postbox box) implements Postbox {
    @Override
    public List<Long> waiting(int most) {
      return steps.take(() -> box.waiting(most));
    }

    @Override
    public Arrived read(long number) {
      return steps.take(() -> box.read(number));
    }

    @Override
    public void file(long number, Tray tray) {
      steps.take(() -> {
        box.file(number, tray);
        return tray;
      });
    }

    @Override
    public void close() {
      box.close();
    }
  }

  private record CutStore(Steps steps, MailStore store) implements MailStore {
    @Override
    public boolean put(Taken taken) {
      return steps.take(() -> store.put(taken));
    }

    @Override
    public Optional<Taken> find(UUID message) {
      return steps.take(() -> store.find(message));
    }

    @Override
    public void answered(UUID message, Taken.Answer answer) {
      steps.take(() -> {
        store.answered(message, answer);
        return answer;
      });
    }

    @Override
    public int answersSince(UUID sender, Instant since) {
      return steps.take(() -> store.answersSince(sender, since));
    }

    @Override
    public Optional<CaseRef> caseOf(Collection<UUID> ids) {
      return store.caseOf(ids);
    }

    @Override
    public int forget(Instant before) {
      return store.forget(before);
    }
  }
}
