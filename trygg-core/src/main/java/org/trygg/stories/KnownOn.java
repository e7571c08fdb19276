package org.trygg.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.trygg.subject.Case;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.Invoice;
import org.trygg.subject.Standing;

/// What has happened by the end of a day. A story tells everything; who asks on a day knows nothing
/// of what comes after it.
///
/// Objections, restrictions and holds carry their own time, and need no cutting.
record KnownOn(LocalDate day, ZoneId zone) {
  Standing of(Standing whole) {
    Standing known =
        Standing.of(whole.subject()).withProtectedIdentity(whole.will().protectedIdentity());
    for (Contract each : whole.commerce().contracts()) {
      known = isKnown(each.start()) ? known.with(contract(each)) : known;
    }
    for (Invoice each : whole.commerce().invoices()) {
      known = isKnown(each.issued()) ? known.with(invoice(each)) : known;
    }
    for (Consent each : whole.will().consents()) {
      known = isKnown(each.given()) ? known.with(consent(each)) : known;
    }
    for (Case each : whole.cases()) {
      known = isKnown(each.opened()) ? known.with(caseOf(each)) : known;
    }
    for (var each : whole.will().objections()) {
      known = known.with(each);
    }
    for (var each : whole.keepers().restrictions()) {
      known = known.with(each);
    }
    for (var each : whole.keepers().holds()) {
      known = known.with(each);
    }
    return known;
  }

  private Contract contract(Contract each) {
    return new Contract(each.id(), each.service(), each.start(), each.end().filter(this::isKnown));
  }

  private Invoice invoice(Invoice each) {
    return new Invoice(
        each.id(),
        each.service(),
        each.period(),
        each.issued(),
        each.settlement().filter(settlement -> isKnown(settlement.on())),
        each.interruptions().stream().filter(this::isKnown).toList());
  }

  private Consent consent(Consent each) {
    Optional<Instant> withdrawn = each.withdrawn().filter(this::isKnown);
    return new Consent(
        each.id(),
        each.purpose(),
        each.extent(),
        each.notice(),
        each.given(),
        withdrawn,
        each.evidence());
  }

  private Case caseOf(Case each) {
    return new Case(each.ref(), each.kind(), each.opened(), each.closed().filter(this::isKnown));
  }

  private boolean isKnown(LocalDate happened) {
    return !happened.isAfter(day);
  }

  private boolean isKnown(Instant happened) {
    return isKnown(happened.atZone(zone).toLocalDate());
  }
}
