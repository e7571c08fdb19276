package org.trygg.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trygg.passage.Overview;
import org.trygg.requests.Demand;
import org.trygg.requests.Reason;
import org.trygg.requests.Result;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.Step;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.Words;

/// Tells the subject what it has requested by right and what came of it: when, by which day, each
/// step and why; never who of the staff took it, for they have their own right to privacy. GDPR
/// Art. 15(4).
final class YourRequests {
  private final List<Overview.Requested> requests;
  private final ZoneId zone;
  private final Language language;

  YourRequests(AccessPackage.Facts facts, Language language) {
    this.requests = facts.told().requests();
    this.zone = facts.version().policy().controller().zone();
    this.language = language;
  }

  void write(JsonFile json) {
    json.list("requests", requests, each -> request(json, each));
  }

  /// Writes a part of the page to read; nothing if nothing was requested.
  void write(Markup page, FileNames names) {
    if (requests.isEmpty()) {
      return;
    }
    page.element("h3", say("Det du har begärt av oss", "What you have requested of us"));
    page.within("table", () -> requests.forEach(each -> row(page, each)));
    page.element("p", say("Mer finns i ", "More is in ") + names.requests());
  }

  private void request(JsonFile json, Overview.Requested requested) {
    RightsRequest request = requested.request();
    json.text("case", request.ref().value().toString());
    json.text("demand", request.demand().kind().word());
    json.text("means", say(RequestWords.of(request.demand().kind())));
    about(json, request.demand());
    json.text("received", time(request.received()));
    json.text("due", requested.due().toString());
    json.text("status", request.status().name());
    json.text("statusMeans", say(RequestWords.of(request.status())));
    json.list("steps", request.steps(), step -> step(json, step));
  }

  private static void about(JsonFile json, Demand demand) {
    switch (demand) {
      case Demand.Rectification(UUID item) -> json.text("item", item.toString());
      case Demand.Erasure(var categories) -> texts(json, "categories", categories);
      case Demand.Restricting(var ground, var categories) -> {
        json.text("ground", ground.name());
        texts(json, "categories", categories);
      }
      case Demand.Objection(var purposes) -> texts(json, "purposes", purposes);
      case Demand.Withdrawal(var purposes) -> texts(json, "purposes", purposes);
      case Demand.Access _,
          Demand.Portability _,
          Demand.ProductData _,
          Demand.ObjectionToMarketing _,
          Demand.HumanReview _,
          Demand.Complaint _ -> {}
    }
  }

  private static void texts(JsonFile json, String name, Set<?> values) {
    Collection<String> sorted =
        values.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    json.texts(name, sorted);
  }

  private void step(JsonFile json, Step step) {
    json.text("step", step.kind().name());
    json.text("at", time(step.at()));
    json.text("means", say(RequestWords.of(step.kind())));
    switch (step) {
      case Step.Doubted(_, _, var doubt) -> {
        json.text("doubt", doubt.name());
        json.text("doubtMeans", say(RequestWords.of(doubt)));
      }
      case Step.Accepted(_, _, var proof) -> json.text("proof", proof.name());
      case Step.Delayed(_, _, var reason) -> reason(json, reason);
      case Step.Refused(_, _, var reason) -> reason(json, reason);
      case Step.CarriedOut(_, _, var results) ->
          json.list("results", results, each -> result(json, each));
      // Nothing is decided yet, and the reason may not be the one that it ends with.
      case Step.RefusalProposed _,
          Step.Acknowledged _,
          Step.Answered _,
          Step.Fulfilled _,
          Step.TakenBack _ -> {}
    }
  }

  private static void result(JsonFile json, Result result) {
    json.text("category", result.category().name());
    json.text("fate", result.fate().name());
    json.text("ground", result.ground());
    json.text("law", result.law());
    json.text("until", result.until().map(LocalDate::toString));
    json.number("items", result.items());
  }

  private void reason(JsonFile json, Reason reason) {
    json.text("reason", reason.name());
    json.text("reasonMeans", say(RequestWords.of(reason)));
  }

  private void row(Markup page, Overview.Requested requested) {
    RightsRequest request = requested.request();
    page.row(
        "td",
        List.of(
            day(request.received()),
            say(RequestWords.of(request.demand().kind())),
            say(RequestWords.of(request.status()))
                + say(" Svar senast ", " Answer by ")
                + requested.due()
                + ".",
            request.steps().stream().map(this::words).collect(Collectors.joining(" "))));
  }

  private String words(Step step) {
    String words = day(step.at()) + ": " + say(RequestWords.of(step.kind()));
    return switch (step) {
      case Step.Doubted(_, _, var doubt) -> words + " " + say(RequestWords.of(doubt));
      case Step.Delayed(_, _, var reason) -> words + " " + say(RequestWords.of(reason));
      case Step.Refused(_, _, var reason) -> words + " " + say(RequestWords.of(reason));
      case Step.CarriedOut(_, _, var results) -> words + words(results);
      case Step.RefusalProposed _,
          Step.Accepted _,
          Step.Acknowledged _,
          Step.Answered _,
          Step.Fulfilled _,
          Step.TakenBack _ ->
          words;
    };
  }

  /// What was erased and what stays, category by category, with the law and the day.
  private String words(List<Result> results) {
    return results.stream()
        .map(each ->
            " %s: %d %s%s%s."
                .formatted(
                    each.category(),
                    each.items(),
                    say(RequestWords.of(each.fate())),
                    each.law().map(law -> ", " + law).orElse(""),
                    each.until().map(day -> say(", till ", ", until ") + day).orElse("")))
        .collect(Collectors.joining());
  }

  private String time(Instant moment) {
    return DataFiles.time(moment, zone);
  }

  private String day(Instant moment) {
    return moment.atZone(zone).toLocalDate().toString();
  }

  private String say(Words words) {
    return words.in(language);
  }

  private String say(String sv, String en) {
    return new Words(sv, en).in(language);
  }
}
