package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.ledger.EntryId;
import org.trygg.passage.ErasureAnswer;
import org.trygg.passage.ErasureReport;
import org.trygg.passage.ErasureScope;
import org.trygg.policy.Policy;
import org.trygg.server.access.Caller;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.SubjectRef;

/// Erasure at a subject's request, by staff within a rights case: what went, and what stays and
/// why. GDPR Art. 17.
@RestController
public final class ErasureApi {
  private static final Purpose RIGHTS = Purpose.of("legal-compliance.rights");

  private final Gate gate;

  public ErasureApi(Gate gate) {
    this.gate = gate;
  }

  /// What is to be erased.
  ///
  /// @param category one category; everything when there is none
  @Schema(name = "ErasureAsked")
  public record Asked(Optional<String> category) {
    /// @throws IllegalArgumentException if the category is not lower-case words joined by hyphens
    public Asked {
      category.ifPresent(Category::of);
    }

    ErasureScope scope() {
      return category
          .map(Category::of)
          .map(ErasureScope::of)
          .orElseGet(ErasureScope.OfSubject::new);
    }
  }

  /// What became of one item.
  enum Fate {
    ERASED,
    KEPT
  }

  /// One item, and the lifespan that lets it go or keeps it.
  @Schema(name = "ErasureItem")
  record Item(Fate fate, LifespanView item) {}

  /// The whole report.
  ///
  /// @param ledgerId the entry; empty when there was nothing to erase
  /// @param forgotten whether nothing leads to the subject any more
  @Schema(name = "ErasureReport")
  record Report(Optional<String> ledgerId, boolean forgotten, List<Item> items) {}

  @Operation(summary = "Erase what a subject asks to have erased (GDPR Art. 17)")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Report.class)))
  @PostMapping("/api/v1/subjects/{subject}/erasure")
  ResponseEntity<?> erase(
      @AuthenticationPrincipal Caller.StaffCaller caller,
      @PathVariable UUID subject,
      @RequestHeader(AskedBy.CASE) Optional<UUID> openCase,
      @RequestBody Asked asked) {
    ErasureAnswer answer =
        gate.erase(
            AskedBy.of(caller, openCase),
            new SubjectRef(subject),
            asked.scope(),
            Optional.of(RIGHTS));
    return switch (answer) {
      case ErasureReport report -> ResponseEntity.ok(told(report));
      case ErasureAnswer.Refused(var entry, var decision) -> Refusals.of(entry, decision).answer();
    };
  }

  private Report told(ErasureReport report) {
    Policy policy = gate.policy().policy();
    return new Report(
        report.entry().map(EntryId::toString),
        report.forgotten(),
        Stream.concat(
                report.erased().stream().map(each -> item(policy, Fate.ERASED, each)),
                report.kept().stream().map(each -> item(policy, Fate.KEPT, each)))
            .toList());
  }

  private static Item item(Policy policy, Fate fate, ErasureReport.Told told) {
    return new Item(fate, LifespanView.of(policy, told.category(), told.lifespan()));
  }
}
