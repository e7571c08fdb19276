package org.trygg.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trygg.calendar.ControllerCalendar;
import org.trygg.calendar.Days;
import org.trygg.policy.Decision.Gap;
import org.trygg.policy.Decision.Refused;
import org.trygg.policy.Lifespan.Erasure;
import org.trygg.policy.Lifespan.Keeper;
import org.trygg.policy.Request.Act;
import org.trygg.policy.Table.Row;
import org.trygg.subject.LegalHold;
import org.trygg.subject.Restriction;
import org.trygg.subject.Standing;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.ServiceName;

/// The decisions of one policy, compiled to tables: a pure function of request, standing and time.
///
/// Deciding makes no objects once an answer has been given before, never throws, and may be done by
/// many threads at once. A decision and a lifespan are told by the same arithmetic: what is
/// permitted today is what lifespan says is usable today.
public final class Decisions {
  private static final Decision NO_CATEGORY = new Gap(Gap.Missing.CATEGORY);
  private static final Decision NO_PURPOSE = new Gap(Gap.Missing.PURPOSE);
  private static final Decision NO_BASIS = new Gap(Gap.Missing.BASIS);

  private final PolicyId policy;
  private final Table table;
  private final Occasions occasions;
  private final ControllerCalendar calendar;
  private final Periods periods;

  private Decisions(Policy policy) {
    this.policy = policy.id();
    this.table = new Table(policy);
    this.occasions = new Occasions(policy, table);
    this.calendar =
        new ControllerCalendar(
            policy.controller().zone(), policy.controller().fiscalYears(), policy.statutes());
    this.periods = new Periods(calendar);
  }

  /// Compiles a policy.
  ///
  /// @throws IllegalArgumentException if two rules say different things of the same, or a basis has
  ///   no retention beside it; the message names all of them
  public static Decisions of(Policy policy) {
    return new Decisions(policy);
  }

  /// The version in force at the moment, each judged by its own controller's day; empty before the
  /// first. Everything held is judged by it, whenever it was collected.
  public static Optional<Decisions> inForce(Collection<Decisions> versions, Instant now) {
    return versions.stream()
        .filter(each -> !each.policy.version().isAfter(each.today(now)))
        .max(Comparator.comparing(each -> each.policy.version()));
  }

  /// The policy that decides.
  public PolicyId policy() {
    return policy;
  }

  /// Decides one request; the reasons to refuse are looked for in the order of [Refusal], after the
  /// gaps.
  public Decision decide(Request request, Standing standing, Instant now) {
    Row row = table.row(request.item().category());
    if (row == null) {
      return NO_CATEGORY;
    }
    if (row.discarded().isPresent()) {
      // Before the gaps: what is discarded has no basis, and is nothing for a person to look into.
      return row.discarded().get();
    }
    Cell cell = row.cell(request.purpose());
    if (cell == null) {
      return table.declares(request.purpose()) ? NO_BASIS : NO_PURPOSE;
    }
    return decide(row, cell, request, standing, now);
  }

  /// Tells how long an item may live. A category that the policy does not know has no use, and is
  /// due at once.
  public Lifespan lifespan(Item item, Standing standing, Instant now) {
    LocalDate today = today(now);
    List<Lifespan.Use> uses = new ArrayList<>();
    int last = Days.NEVER;
    Row row = table.row(item.category());
    if (row != null && row.discarded().isEmpty()) {
      for (Cell cell : row.cells().values()) {
        int end = periods.end(row, cell, item, standing, now);
        uses.add(use(cell, end, periods.why(cell, item, standing, now)));
      }
      last = periods.lastEnd(row, item, standing, now);
    }
    List<Keeper> keepers = keepers(item.category(), standing, now);
    return new Lifespan(item, today, uses, keepers, erasure(last, keepers, today));
  }

  private Decision decide(Row row, Cell cell, Request request, Standing standing, Instant now) {
    if (cell.retention().period() instanceof RetentionPeriod.AtOnce) {
      return cell.refused(Refusal.DISCARDED_AT_ONCE);
    }
    Refused refused = occasions.refusal(cell, request, standing, now);
    if (refused == null && request.act() == Act.COLLECT) {
      refused = ofCollecting(row, request, standing, now);
    }
    if (refused == null) {
      refused = ofSubject(cell, request, standing, now);
    }
    if (refused != null) {
      return refused;
    }
    int end = periods.end(row, cell, request.item(), standing, now);
    return end > calendar.dayOf(now)
        ? cell.permitted(request.occasion(), end)
        : cell.refused(Refusal.LAPSED);
  }

  private static @Nullable Refused ofCollecting(
      Row row, Request request, Standing standing, Instant now) {
    if (row.serviceNotHeld().isPresent() && !holdsService(row, request.item(), standing)) {
      return row.serviceNotHeld().get();
    }
    if (row.needsExplicitConsent().isPresent() && !standing.consentsTo(request.purpose(), now)) {
      return row.needsExplicitConsent().get();
    }
    return null;
  }

  private static boolean holdsService(Row row, Item item, Standing standing) {
    if (item.service().isPresent()) {
      ServiceName used = item.service().get();
      return row.services().contains(used) && standing.holds(used, item.collected());
    }
    for (int i = 0; i < row.services().size(); i++) {
      if (standing.holds(row.services().get(i), item.collected())) {
        return true;
      }
    }
    return false;
  }

  /// The reasons that lie in what the subject wants, and in the form that the rule asks for.
  private static @Nullable Refused ofSubject(
      Cell cell, Request request, Standing standing, Instant now) {
    // Collecting goes on while processing is restricted: storing is what restriction leaves, and an
    // alarm is never silently disabled.
    if (request.act() != Act.COLLECT
        && standing.isRestricted(request.item().category(), now)
        && !mayUseRestricted(cell, standing, now)) {
      return cell.refused(Refusal.RESTRICTED);
    }
    if (cell.lacksConsent(standing, now)) {
      return cell.refused(Refusal.CONSENT_MISSING);
    }
    if (cell.isObjectedTo(standing, now)) {
      return cell.refused(Refusal.OBJECTED);
    }
    return cell.basis().form() == Form.ANONYMISED && request.form() == Form.IDENTIFIED
        ? cell.refused(Refusal.ANONYMISED_ONLY)
        : null;
  }

  private static boolean mayUseRestricted(Cell cell, Standing standing, Instant now) {
    return cell.basis().despiteRestriction()
        || (cell.restsOnConsent() && !cell.lacksConsent(standing, now));
  }

  private static Lifespan.Use use(Cell cell, int end, Lifespan.Why why) {
    return new Lifespan.Use(cell.purpose(), cell.basis(), cell.retention(), Days.until(end), why);
  }

  private List<Keeper> keepers(Category category, Standing standing, Instant now) {
    LocalDate today = today(now);
    var all = new ArrayList<Keeper>();
    for (Restriction restriction : standing.keepers().restrictions()) {
      if (restriction.coversAt(category, now)) {
        all.add(new Keeper.ByRestriction(restriction));
      }
    }
    for (LegalHold hold : standing.keepers().holds()) {
      if (hold.coversOn(category, today)) {
        all.add(new Keeper.ByHold(hold));
      }
    }
    return all;
  }

  private static Erasure erasure(int last, List<Keeper> keepers, LocalDate today) {
    LocalDate day = last == Days.NEVER ? today : Days.date(last);
    for (Keeper keeper : keepers) {
      if (keeper.until().isEmpty()) {
        return new Erasure.WhenReleased();
      }
      day = keeper.until().get().isAfter(day) ? keeper.until().get() : day;
    }
    return last == Days.OPEN ? new Erasure.WhenUseEnds() : new Erasure.On(day);
  }

  private LocalDate today(Instant now) {
    return Days.date(calendar.dayOf(now));
  }
}
