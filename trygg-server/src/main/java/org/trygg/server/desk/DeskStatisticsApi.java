package org.trygg.server.desk;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Year;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.requests.DeskMonth;
import org.trygg.server.access.Caller;
import org.trygg.server.api.Accountable;
import org.trygg.server.problem.MalformedException;

/// The desk's figures: how many requests of each kind came in in which month, and how they ended.
/// It counts, and names nobody.
@RestController
@RequestMapping("/api/v1/requests/statistics")
public final class DeskStatisticsApi {
  private static final String CSV = "text/csv";
  private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");

  private final Gate gate;
  private final Accountable accountable;

  public DeskStatisticsApi(Gate gate, Accountable accountable) {
    this.gate = gate;
    this.accountable = accountable;
  }

  /// @param year of receipt, four digits
  @Operation(summary = "Count the requests by right received in a year, by month and kind")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  DeskFigures statistics(
      @AuthenticationPrincipal Caller.StaffCaller caller, @RequestParam String year) {
    accountable.require(caller);
    Year of = year(year);
    return DeskFigures.of(of, months(of));
  }

  /// @param year of receipt, four digits
  @Operation(summary = "Count the requests by right received in a year, by month and kind")
  @GetMapping(produces = CSV)
  String statisticsAsCsv(
      @AuthenticationPrincipal Caller.StaffCaller caller, @RequestParam String year) {
    accountable.require(caller);
    Year of = year(year);
    return DeskFigures.of(of, months(of)).csv();
  }

  private List<DeskMonth> months(Year year) {
    return gate.desk().statistics(year);
  }

  /// @throws MalformedException if it is no year from 1000 to 2999
  private static Year year(String text) {
    if (!YEAR.matcher(text).matches()) {
      throw new MalformedException();
    }
    return Year.parse(text);
  }
}
