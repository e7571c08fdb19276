package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.gate.Gate;
import org.trygg.ledger.EntryId;
import org.trygg.policy.Policy;
import org.trygg.retention.Certificate;
import org.trygg.retention.CertificateStore;
import org.trygg.retention.DryRun;
import org.trygg.retention.DuePerRule;
import org.trygg.retention.Sweep;
import org.trygg.server.access.Caller;

/// The sweep: what it would do on a day, doing it now, and what it has certified. It counts, and
/// names nobody.
@RestController
@RequestMapping("/api/v1/retention")
public final class RetentionApi {
  private static final int MOST_CERTIFICATES = 100;

  private final Sweep sweep;
  private final CertificateStore certificates;
  private final Gate gate;
  private final Accountable accountable;

  public RetentionApi(
      Sweep sweep, CertificateStore certificates, Gate gate, Accountable accountable) {
    this.sweep = sweep;
    this.certificates = certificates;
    this.gate = gate;
    this.accountable = accountable;
  }

  /// How many items of a category, by the rule whose period was the last to lapse.
  record Due(String category, String rule, long items) {
    static List<Due> of(List<DuePerRule> rows) {
      return rows.stream()
          .map(each -> new Due(each.category().name(), each.rule().path(), each.items()))
          .toList();
    }
  }

  /// Items that stay, by the month in which they are to be gone.
  record Staying(String category, Optional<LocalDate> month, long items) {}

  /// What a sweep on the day would do.
  record Plan(LocalDate day, List<Due> due, List<LifespanView> kept, List<Staying> staying) {
    static Plan of(DryRun run, Policy policy) {
      return new Plan(
          run.day(),
          Due.of(run.due()),
          run.kept().stream()
              .map(each -> LifespanView.of(policy, each.category(), each.lifespan()))
              .toList(),
          run.staying().stream()
              .map(each -> new Staying(each.category().name(), each.until(), each.items()))
              .toList());
    }
  }

  /// What a sweep did.
  ///
  /// @param subjectsLeft how many it left as they were although something was due, for it could not
  ///   be opened or erased
  record Swept(
      Optional<String> ledgerId,
      String policy,
      LocalDate day,
      Instant ended,
      List<Due> erased,
      long subjectsForgotten,
      long subjectsLeft) {
    static Swept of(Certificate certificate) {
      return new Swept(
          certificate.entry().map(EntryId::toString),
          certificate.policy().toString(),
          certificate.day(),
          certificate.ended(),
          Due.of(certificate.erased()),
          certificate.subjects().forgotten(),
          certificate.subjects().left());
    }
  }

  @Operation(summary = "Tell what a sweep would erase on a day, and erase nothing")
  @GetMapping("/dry-run")
  Plan dryRun(
      @AuthenticationPrincipal Caller.StaffCaller caller, @RequestParam Optional<LocalDate> day) {
    accountable.require(caller);
    return Plan.of(sweep.dryRun(day.orElseGet(gate::today)), gate.policy().policy());
  }

  @Operation(summary = "Erase everything whose day has come")
  @PostMapping("/sweeps")
  Swept sweep(@AuthenticationPrincipal Caller.StaffCaller caller) {
    accountable.require(caller);
    return Swept.of(sweep.run());
  }

  @Operation(summary = "List what sweeps have erased, the newest first")
  @GetMapping("/certificates")
  List<Swept> certificates(@AuthenticationPrincipal Caller.StaffCaller caller) {
    accountable.require(caller);
    return certificates.newest(MOST_CERTIFICATES).stream().map(Swept::of).toList();
  }
}
