package org.trygg.server.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trygg.requests.DeskMonth;
import org.trygg.requests.Reason;

/// The desk's figures of one year, as JSON and as CSV.
///
/// @param months by month and then by kind; only those in which something came in
@Schema(name = "DeskStatistics")
record DeskFigures(int year, List<Month> months) {
  private static final List<Reason> REFUSALS =
      Arrays.stream(Reason.values()).filter(Reason::isRefusal).toList();
  private static final String END = "\r\n";

  /// One month's requests of one kind.
  ///
  /// @param month of receipt, such as `2026-03`
  /// @param received all of them: in time, late, open and unanswered
  /// @param inTime carried out or refused by their day
  /// @param late carried out or refused after their day
  /// @param open not ended yet
  /// @param unanswered taken back by the subject, or the subject is forgotten
  /// @param extended of which the subject was told that they take longer
  /// @param refused by the reason's code
  @Schema(name = "DeskMonth")
  record Month(
      String month,
      String demand,
      long received,
      long inTime,
      long late,
      long open,
      long unanswered,
      long extended,
      Map<String, Long> refused) {
    static Month of(DeskMonth of) {
      var refused = new TreeMap<String, Long>();
      of.refused().forEach((reason, requests) -> refused.put(code(reason), requests));
      return new Month(
          of.month().toString(),
          of.demand().word(),
          of.received(),
          of.inTime(),
          of.late(),
          of.open(),
          of.unanswered(),
          of.extended(),
          refused);
    }

    private String row() {
      Stream<Long> numbers =
          Stream.concat(
              Stream.of(received, inTime, late, open, unanswered, extended),
              REFUSALS.stream().map(each -> refused.getOrDefault(code(each), 0L)));
      var fields = new ArrayList<>(List.of(month, demand));
      numbers.map(Object::toString).forEach(fields::add);
      return String.join(",", fields) + END;
    }
  }

  static DeskFigures of(Year year, List<DeskMonth> months) {
    return new DeskFigures(year.getValue(), months.stream().map(Month::of).toList());
  }

  /// RFC 4180, with a line of names; every field is a word or a number, hence unquoted.
  String csv() {
    var text = new StringBuilder("month,demand,received,in-time,late,open,unanswered,extended");
    REFUSALS.forEach(each -> text.append(",refused-").append(code(each)));
    text.append(END);
    months.forEach(each -> text.append(each.row()));
    return text.toString();
  }

  private static String code(Reason reason) {
    return org.trygg.vocabulary.Reason.of(reason).code();
  }
}
