package org.trygg.rights;

import java.util.Optional;
import org.trygg.gate.GateWorld;
import org.trygg.passage.Requester;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.SubjectRef;

/// The file of an access report that tells what was done.
public final class ProcessingLog {
  private ProcessingLog() {}

  /// What the subject gets now, its entries all in their places.
  public static String of(GateWorld world, SubjectRef subject) {
    world.sequence();
    var report = new AccessReport(world.gate(), world::now, _ -> Optional.empty());
    return switch (report.about(subject, Requester.self(subject), Language.EN)) {
      case AccessReport.Reply.Ready(_, var contents) ->
          Optional.ofNullable(House.unzip(contents).get("processing-log.json")).orElseThrow();
      case AccessReport.Reply.Refused refused -> throw new AssertionError(refused.toString());
    };
  }
}
