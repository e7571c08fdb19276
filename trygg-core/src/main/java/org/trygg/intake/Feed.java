package org.trygg.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trygg.formats.LogFormat;
import org.trygg.formats.Outcome;
import org.trygg.formats.Tally;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.Reason;

/// Takes in logs as the programs that wrote them left them, and accounts for every line.
///
/// The same log fed again changes nothing: its events are known again, see
/// [org.trygg.formats.Observation.Origin].
public final class Feed {
  private static final int CHUNK = 1_000;

  private final Taking taking;
  private final MessageKey.Blinding blinding;
  private final InstantSource clock;

  public Feed(Taking taking, MessageKey.Blinding blinding, InstantSource clock) {
    this.taking = taking;
    this.blinding = blinding;
    this.clock = clock;
  }

  /// Reads the log to its end; events are taken 1,000 at a time, each time in a transaction.
  ///
  /// @throws IOException if the log cannot be read; what has been taken stays, and feeding the log
  ///   again goes on from there
  public FeedReport take(Requester by, InputStream log, LogFormat format) throws IOException {
    var account = new Account(by, new Observed(format, blinding));
    Tally tally = format.reader(clock).read(log, account::accept);
    account.flush();
    return account.report(tally);
  }

  /// What has been read and taken so far.
  private final class Account {
    private final Requester by;
    private final Observed observed;
    private final List<Arrival> waiting = new ArrayList<>();
    private final List<FeedReport.Malformed> malformed = new ArrayList<>();
    private final SortedMap<Reason, Long> quarantined = byCode();
    private final SortedMap<Reason, Long> refused = byCode();
    private long told;
    private long kept;
    private long discarded;
    private long duplicates;

    Account(Requester by, Observed observed) {
      this.by = by;
      this.observed = observed;
    }

    void accept(Outcome outcome) {
      switch (outcome) {
        case Outcome.Understood(_, var observations) ->
            observations.forEach(each -> observed.arrivals(each).forEach(this::await));
        case Outcome.Malformed(var lines, var fault) -> {
          if (malformed.size() < FeedReport.MOST_PLACES) {
            malformed.add(new FeedReport.Malformed(lines.toString(), fault.text()));
          }
        }
        case Outcome.Ignored _ -> {}
      }
    }

    private void await(Arrival arrival) {
      told++;
      waiting.add(arrival);
      if (waiting.size() == CHUNK) {
        flush();
      }
    }

    void flush() {
      taking.take(by, waiting).forEach(this::count);
      waiting.clear();
    }

    private void count(Taking.Taken taken) {
      if (taken.isDuplicate()) {
        duplicates++;
        return;
      }
      Receipt receipt = taken.receipt();
      switch (receipt.status()) {
        case KEPT -> kept++;
        case DISCARDED -> discarded++;
        case QUARANTINED -> quarantined.merge(receipt.reason().orElseThrow(), 1L, Long::sum);
        case REFUSED -> refused.merge(receipt.reason().orElseThrow(), 1L, Long::sum);
      }
    }

    FeedReport report(Tally tally) {
      var events = new FeedReport.Events(told, kept, discarded, duplicates, quarantined, refused);
      return new FeedReport(tally, events, malformed);
    }
  }

  private static SortedMap<Reason, Long> byCode() {
    return new TreeMap<>(Comparator.comparing(Reason::code));
  }
}
