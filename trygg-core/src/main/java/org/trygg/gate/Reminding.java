package org.trygg.gate;

import java.util.List;
import java.util.Optional;
import org.trygg.asking.Asking;
import org.trygg.asking.Rooms;
import org.trygg.outbox.Told;
import org.trygg.passage.Requester;
import org.trygg.requests.Deadline;
import org.trygg.requests.Reminder;
import org.trygg.requests.RequestStore;
import org.trygg.requests.RightsRequest;
import org.trygg.vocabulary.CaseRef;

/// Tells of requests by right whose day comes near or has passed, each stage once for each day that
/// a request had. What was told is kept in the transaction that puts the message into the outbox: a
/// round that was interrupted is gone on with by the next.
final class Reminding {
  private static final Requester JOB = Requester.job("request-reminders");
  private static final int PAGE = 500;

  private final Rooms rooms;
  private final Entrance entrance;

  Reminding(Rooms rooms, Entrance entrance) {
    this.rooms = rooms;
    this.entrance = entrance;
  }

  Reminder.Round run() {
    var all = Reminder.Round.OF_NOTHING;
    Optional<RequestStore.Place> after = Optional.empty();
    List<RequestStore.Kept> page;
    do {
      page = page(after);
      for (RequestStore.Kept each : page) {
        all = all.and(remind(each));
        after = Optional.of(RequestStore.Place.of(each.request()));
      }
    } while (page.size() == PAGE);
    return all;
  }

  private List<RequestStore.Kept> page(Optional<RequestStore.Place> after) {
    return entrance.call(() -> rooms.desk().requests().open(after, PAGE));
  }

  private Reminder.Round remind(RequestStore.Kept kept) {
    Optional<Reminder> due =
        entrance.call(() -> reminder(entrance.asking(JOB, kept.subject()), kept.request()));
    if (due.isEmpty()) {
      return Reminder.Round.OF_NOTHING;
    }
    boolean isMissed = due.get().stage() == Reminder.Stage.MISSED;
    return new Reminder.Round(isMissed ? 0 : 1, isMissed ? 1 : 0, tell(kept) ? 1 : 0);
  }

  /// Tells of the request as it is now, while nobody takes a step in it; whether there was news.
  private boolean tell(RequestStore.Kept kept) {
    RequestStore requests = rooms.desk().requests();
    CaseRef ref = kept.request().ref();
    return entrance.changing(
        JOB,
        kept.subject(),
        asking -> {
          Optional<Reminder> news =
              requests
                  .find(kept.subject(), ref)
                  .filter(each -> !each.status().isEnded())
                  .flatMap(each -> reminder(asking, each))
                  .filter(each -> each.isNewsAfter(requests.lastReminder(ref)));
          news.ifPresent(each -> {
            rooms.outbox().put(new Told(kind(each.stage()), kept.subject()));
            requests.keepReminder(ref, each);
          });
          return news.isPresent();
        });
  }

  private Optional<Reminder> reminder(Asking asking, RightsRequest request) {
    Deadline deadline =
        Deadline.of(
            request, rooms.desk().workingDays(), asking.version().policy().controller().zone());
    return Reminder.of(deadline, asking.now());
  }

  private static Told.Kind kind(Reminder.Stage stage) {
    return switch (stage) {
      case WEEK -> Told.Kind.REQUEST_DUE_IN_A_WEEK;
      case THREE_DAYS -> Told.Kind.REQUEST_DUE_IN_THREE_DAYS;
      case MISSED -> Told.Kind.REQUEST_MISSED;
    };
  }
}
