package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.rights.AccessReport;
import org.trygg.server.access.Caller;
import org.trygg.server.problem.ProblemWriter;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.SubjectRef;

/// The access report of one subject as a ZIP, for staff who answer it in a rights case.
@RestController
public final class AccessReportApi {
  private final AccessReport report;
  private final ProblemWriter problems;

  public AccessReportApi(AccessReport report, ProblemWriter problems) {
    this.report = report;
    this.problems = problems;
  }

  /// Answers with the package, written as it is opened.
  @Operation(summary = "Get the access report of a subject (GDPR Art. 15)")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  @PostMapping("/api/v1/subjects/{subject}/access-report")
  void report(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable UUID subject,
      @RequestHeader(AskedBy.CASE) Optional<UUID> openCase,
      @RequestParam("lang") Optional<Locale> wanted,
      HttpServletResponse response)
      throws IOException {
    Language language =
        wanted.filter(each -> each.getLanguage().equals("en")).isPresent()
            ? Language.EN
            : Language.SV;
    switch (report.about(new SubjectRef(subject), AskedBy.of(caller, openCase), language)) {
      case AccessReport.Reply.Ready(var entry, var contents) -> {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Trygg-Ledger-Id", entry.toString());
        response.setHeader(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(contents.fileName()).build().toString());
        contents.writeTo(response.getOutputStream());
      }
      case AccessReport.Reply.Refused(var entry, var decision) ->
          problems.write(response, Refusals.of(entry, decision));
    }
  }
}
