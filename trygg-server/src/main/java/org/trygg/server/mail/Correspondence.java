package org.trygg.server.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trygg.passage.Submission;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// A mail as the gate keeps it: what the customer has written, in records that a field's length
/// allows, the attachments as data URLs (RFC 2397) in numbered slices.
final class Correspondence {
  static final Category CATEGORY = Category.of("correspondence");
  private static final Source CUSTOMER = Source.of("customer");
  private static final int SLICE = 60_000;

  private Correspondence() {}

  /// The records of the mail.
  static List<Submission> of(SubjectRef subject, Arrived arrived) {
    var all = new ArrayList<Submission>();
    for (String body : slices(arrived.mail().text())) {
      all.add(record(subject, arrived, Map.of("subject", arrived.mail().subject(), "body", body)));
    }
    for (Attachment each : arrived.attachments()) {
      List<String> slices = slices(each.base64());
      for (int i = 0; i < slices.size(); i++) {
        String url =
            "data:%s;slice=%d/%d;base64,%s"
                .formatted(each.type().mediaType(), i + 1, slices.size(), slices.get(i));
        all.add(record(subject, arrived, Map.of("attachment", url)));
      }
    }
    return List.copyOf(all);
  }

  /// The same with the address that it is from, for the one who finds out whose it is.
  static List<Submission> ofUnknown(SubjectRef nobody, Arrived arrived) {
    var all = new ArrayList<>(of(nobody, arrived));
    all.add(record(nobody, arrived, Map.of("from", String.join(", ", arrived.mail().from()))));
    return List.copyOf(all);
  }

  private static Submission record(SubjectRef subject, Arrived from, Map<String, String> what) {
    var fields = new TreeMap<>(what);
    fields.put("channel", "email");
    fields.put("received", from.received().toString());
    return Submission.facts(
        new Submission.Origin(subject, CATEGORY, CUSTOMER),
        from.received(),
        Optional.empty(),
        fields);
  }

  /// Parts of at most so many characters, none of which ends within one; at least one.
  private static List<String> slices(String text) {
    var all = new ArrayList<String>();
    int from = 0;
    do {
      int to = Math.min(text.length(), from + SLICE);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      all.add(text.substring(from, to));
      from = to;
    } while (from < text.length());
    return all;
  }
}
