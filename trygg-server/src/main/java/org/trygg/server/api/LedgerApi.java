package org.trygg.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.Who;
import org.trygg.server.access.Caller;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// The processing log's proofs: its newest checkpoint and its key for everybody, receipts for those
/// whom they concern, and a copy of the whole for those who answer for the processing.
@RestController
public final class LedgerApi {
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final LedgerProofs proofs;
  private final Accountable accountable;

  public LedgerApi(LedgerProofs proofs, Accountable accountable) {
    this.proofs = proofs;
    this.accountable = accountable;
  }

  /// The signed note: C2SP tlog-checkpoint.
  @GetMapping("/ledger/checkpoint")
  ResponseEntity<?> checkpoint() {
    return proofs
        .checkpoint()
        .<ResponseEntity<?>>map(head -> text(head.toString()))
        .orElseGet(() -> Problem.of(ProblemKind.NOT_FOUND).answer());
  }

  /// The public key, as verifiers take it.
  @GetMapping("/ledger/key")
  ResponseEntity<?> key() {
    return text(proofs.key() + "\n");
  }

  /// The receipt of one entry: C2SP tlog-proof, with the entry as its extra data. For whoever did
  /// what the entry tells of, and for those who answer for the processing; to others it is not
  /// there.
  @Operation(summary = "Get the receipt of a ledger entry (C2SP tlog-proof)")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)))
  @GetMapping("/api/v1/ledger/receipts/{entry}")
  ResponseEntity<?> receipt(@AuthenticationPrincipal Caller caller, @PathVariable UUID entry) {
    return entryId(entry)
        .flatMap(proofs::receipt)
        .filter(receipt -> maySee(caller, receipt.leaf().entry().who()))
        .<ResponseEntity<?>>map(receipt -> text(receipt.toString()))
        .orElseGet(() -> Problem.of(ProblemKind.NOT_FOUND).answer());
  }

  /// A ZIP of the log that `trygg ledger verify` reads once it is unpacked.
  @Operation(summary = "Get a copy of the whole ledger")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  @GetMapping("/api/v1/ledger/export")
  void export(@AuthenticationPrincipal Caller.StaffCaller caller, HttpServletResponse response)
      throws IOException {
    accountable.require(caller);
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", "attachment; filename=\"ledger.zip\"");
    proofs.writeCopy(response.getOutputStream());
  }

  private boolean maySee(Caller caller, Who who) {
    return switch (caller) {
      case Caller.MachineCaller machine -> who.equals(Who.of(machine.actor()));
      case Caller.StaffCaller staff ->
          accountable.isMet(staff) || isBy(staff.actor().account(), who);
    };
  }

  /// Also in another role than today's.
  private static boolean isBy(String account, Who who) {
    return who instanceof Who.Staff(var acting, _) && acting.equals(account);
  }

  /// No entry has an id of another form.
  private static Optional<EntryId> entryId(UUID value) {
    return value.version() == 7 && value.variant() == 2
        ? Optional.of(new EntryId(value))
        : Optional.empty();
  }

  private static ResponseEntity<String> text(String body) {
    return ResponseEntity.ok().contentType(TEXT).body(body);
  }
}
