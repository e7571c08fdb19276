package org.trygg.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.trygg.calendar.ControllerCalendar;
import org.trygg.calendar.Days;
import org.trygg.policy.Lifespan.Ongoing;
import org.trygg.policy.Lifespan.Why;
import org.trygg.policy.RetentionPeriod.After;
import org.trygg.policy.RetentionPeriod.Anchor;
import org.trygg.policy.RetentionPeriod.Limit;
import org.trygg.policy.Table.Row;
import org.trygg.subject.Case;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.Invoice;
import org.trygg.subject.Standing;

/// The arithmetic of retention: until which day number a cell may be used, and why.
///
/// An end is the first day of no use, or [Days#OPEN][org.trygg.calendar.Days#OPEN], or
/// [Days#NEVER][org.trygg.calendar.Days#NEVER].
final class Periods {
  /// In place of a start: what the period counts from never was, so that it counts from collection.
  private static final int NO_START = Days.NEVER + 1;

  private final ControllerCalendar calendar;

  Periods(ControllerCalendar calendar) {
    this.calendar = calendar;
  }

  /// The end of the use of an item; what the subject wants goes before every period.
  int end(Row row, Cell cell, Item item, Standing standing, Instant now) {
    if (cell.lacksConsent(standing, now) || cell.isObjectedTo(standing, now)) {
      return Days.NEVER;
    }
    return switch (cell.retention().period()) {
      case RetentionPeriod.AtOnce _ -> Days.NEVER;
      case RetentionPeriod.WhileHeld _ -> lastEnd(row, item, standing, now);
      case After after -> end(after, cell, item, standing, now);
    };
  }

  /// The end of the last use that keeps the item; [Days#NEVER][org.trygg.calendar.Days#NEVER] where
  /// nothing keeps it.
  int lastEnd(Row row, Item item, Standing standing, Instant now) {
    int last = Days.NEVER;
    List<Cell> keepers = row.keepers();
    for (int i = 0; i < keepers.size(); i++) {
      last = Math.max(last, end(row, keepers.get(i), item, standing, now));
    }
    return last;
  }

  /// Why a use ends when it does.
  Why why(Cell cell, Item item, Standing standing, Instant now) {
    if (cell.lacksConsent(standing, now)) {
      return new Why.ConsentMissing();
    }
    if (cell.isObjectedTo(standing, now)) {
      return new Why.Objected();
    }
    return switch (cell.retention().period()) {
      case RetentionPeriod.AtOnce _ -> new Why.AtOnce();
      case RetentionPeriod.WhileHeld _ -> new Why.WithTheRest();
      case After after -> why(after, start(after, cell, item, standing, now), item, standing);
    };
  }

  private static int end(After after, int start, Item item) {
    return start == NO_START
        ? counted(after.limit(), Days.of(item.collected()), monthsFromCollection(after))
        : counted(after.limit(), start, after.months());
  }

  private int end(After after, Cell cell, Item item, Standing standing, Instant now) {
    int start = start(after, cell, item, standing, now);
    return start == Days.OPEN || start == Days.NEVER ? start : end(after, start, item);
  }

  private Why why(After after, int start, Item item, Standing standing) {
    return switch (start) {
      case Days.OPEN -> new Why.GoingOn(ongoing(after.anchor()), after.months());
      case Days.NEVER -> new Why.ConsentMissing();
      case NO_START ->
          new Why.Counted(Anchor.COLLECTION, item.collected(), monthsFromCollection(after));
      default ->
          after.anchor() == Anchor.INVOICE_SETTLEMENT && isTimeBarredOn(start, item, standing)
              ? new Why.ClaimOpen(Days.date(start), after.months())
              : new Why.Counted(after.anchor(), Days.date(start), after.months());
    };
  }

  private static Ongoing ongoing(Anchor anchor) {
    return switch (anchor) {
      case CONTRACT_END -> Ongoing.CONTRACT;
      case CASE_CLOSURE -> Ongoing.CASE;
      case CONSENT_END -> Ongoing.CONSENT;
      case COLLECTION, INVOICE_SETTLEMENT, FISCAL_YEAR_END ->
          throw new IllegalStateException("This anchor always has a day");
    };
  }

  private int start(After after, Cell cell, Item item, Standing standing, Instant now) {
    return switch (after.anchor()) {
      case COLLECTION -> Days.of(item.collected());
      case CONTRACT_END -> contractEnd(after, item, standing);
      case INVOICE_SETTLEMENT -> settlement(item, standing);
      case FISCAL_YEAR_END -> calendar.closingOf(bookedOn(item, standing));
      case CASE_CLOSURE -> caseClosure(item, standing);
      case CONSENT_END -> consentEnd(cell, standing, now);
    };
  }

  private static int counted(Limit limit, int start, int months) {
    return switch (limit) {
      case CEILING -> Days.plusMonths(start, months);
      case DUTY -> Days.plusMonths(start, months) + 1;
    };
  }

  private static int monthsFromCollection(After after) {
    return after.notInvoiced().isPresent() ? after.notInvoiced().get() : after.months();
  }

  /// The end of the contracts. What came after the last period was over came from a new contact,
  /// and counts from collection as what precedes a first contract does.
  private static int contractEnd(After after, Item item, Standing standing) {
    List<Contract> contracts = standing.commerce().contracts();
    int last = NO_START;
    for (int i = 0; i < contracts.size(); i++) {
      Contract contract = contracts.get(i);
      if (contract.end().isEmpty()) {
        return Days.OPEN;
      }
      last = Math.max(last, Days.of(contract.end().get()));
    }
    boolean isNewContact =
        last != NO_START
            && Days.of(item.collected()) >= counted(after.limit(), last, after.months());
    return isNewContact ? NO_START : last;
  }

  private int settlement(Item item, Standing standing) {
    List<Invoice> invoices = standing.commerce().invoices();
    int last = NO_START;
    for (int i = 0; i < invoices.size(); i++) {
      if (charges(invoices.get(i), item)) {
        last = Math.max(last, calendar.settlementOf(invoices.get(i)));
      }
    }
    return last;
  }

  /// Whether the day on which the last claim ends is that of an open one, which ends by time.
  private boolean isTimeBarredOn(int day, Item item, Standing standing) {
    return standing.commerce().invoices().stream()
        .filter(invoice -> charges(invoice, item) && invoice.settlement().isEmpty())
        .anyMatch(invoice -> calendar.settlementOf(invoice) == day);
  }

  private static boolean charges(Invoice invoice, Item item) {
    if (item.invoice().isPresent()) {
      return invoice.id().equals(item.invoice().get());
    }
    return item.service().isPresent() && invoice.isFor(item.service().get(), item.collected());
  }

  /// The day that places the item in a fiscal year.
  private static int bookedOn(Item item, Standing standing) {
    if (item.invoice().isPresent()) {
      UUID id = item.invoice().get();
      List<Invoice> invoices = standing.commerce().invoices();
      for (int i = 0; i < invoices.size(); i++) {
        if (invoices.get(i).id().equals(id)) {
          return Days.of(invoices.get(i).issued());
        }
      }
    }
    return Days.of(item.collected());
  }

  /// The closure of the item's case. A case that the standing does not know may be open.
  private int caseClosure(Item item, Standing standing) {
    if (item.caseRef().isEmpty()) {
      return NO_START;
    }
    List<Case> cases = standing.cases();
    for (int i = 0; i < cases.size(); i++) {
      Case each = cases.get(i);
      if (each.ref().equals(item.caseRef().get()) && each.closed().isPresent()) {
        return calendar.dayOf(each.closed().get());
      }
    }
    return Days.OPEN;
  }

  /// The last end of a consent to the purpose, or, where the purpose does not itself rest on
  /// consent, of any: such is the proof that there was one, GDPR Art. 7(1).
  private int consentEnd(Cell cell, Standing standing, Instant now) {
    boolean isProof = !cell.restsOnConsent();
    List<Consent> consents = standing.will().consents();
    int last = Days.NEVER;
    for (int i = 0; i < consents.size(); i++) {
      Consent consent = consents.get(i);
      if (isProof || (consent.extent().isOfUse() && cell.purpose().isWithin(consent.purpose()))) {
        if (consent.isValidAt(now)) {
          return Days.OPEN;
        }
        if (consent.withdrawn().isPresent()) {
          last = Math.max(last, calendar.dayOf(consent.withdrawn().get()));
        }
      }
    }
    return last;
  }
}
