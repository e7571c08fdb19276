package org.trygg.server.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Optional;
import org.trygg.intake.Receipt;
import org.trygg.vocabulary.Reason;

/// What became of one thing, as the API says it.
///
/// @param status kept, discarded, quarantined or refused
/// @param reason why it was not kept
/// @param ledgerId the entry of the processing log that is the receipt
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReceiptJson(String status, Optional<String> reason, String ledgerId) {
  static ReceiptJson of(Receipt receipt) {
    return new ReceiptJson(
        status(receipt.status()),
        receipt.reason().map(Reason::code),
        receipt.entry().value().toString());
  }

  static String status(Receipt.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
