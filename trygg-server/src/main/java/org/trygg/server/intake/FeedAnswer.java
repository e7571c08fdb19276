package org.trygg.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trygg.formats.Tally;
import org.trygg.intake.FeedReport;
import org.trygg.vocabulary.Reason;

/// The account of a log that was fed in, as the API says it.
///
/// @param clean whether all was understood or could be ignored, and nothing set aside or refused
/// @param malformedLines the first 1,000 places
public record FeedAnswer(
    boolean clean, Tally lines, Events events, List<FeedReport.Malformed> malformedLines) {
  /// What became of the events.
  record Events(
      long told,
      long kept,
      long discarded,
      long duplicate,
      Map<String, Long> quarantined,
      Map<String, Long> refused) {}

  static FeedAnswer of(FeedReport report) {
    FeedReport.Events events = report.events();
    return new FeedAnswer(
        report.isClean(),
        report.tally(),
        new Events(
            events.told(),
            events.kept(),
            events.discarded(),
            events.duplicates(),
            byCode(events.quarantined()),
            byCode(events.refused())),
        report.malformed());
  }

  private static Map<String, Long> byCode(Map<Reason, Long> counts) {
    var byCode = new TreeMap<String, Long>();
    counts.forEach((reason, count) -> byCode.put(reason.code(), count));
    return byCode;
  }

  /// The same as lines of a name and a value, a tab between.
  String text() {
    var text = new ArrayList<String>();
    text.add("clean\t" + clean);
    text.add("lines\t" + lines.lines());
    text.add("understood\t" + lines.understood());
    text.add("ignored\t" + lines.ignored());
    text.add("malformed\t" + lines.malformed());
    text.add("events\t" + events.told);
    text.add("kept\t" + events.kept);
    text.add("discarded\t" + events.discarded);
    text.add("duplicate\t" + events.duplicate);
    events.quarantined.forEach((reason, count) -> text.add("quarantined." + reason + "\t" + count));
    events.refused.forEach((reason, count) -> text.add("refused." + reason + "\t" + count));
    malformedLines.forEach(each -> text.add("line " + each.lines() + "\t" + each.fault()));
    return String.join("\n", text) + "\n";
  }
}
