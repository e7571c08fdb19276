package org.trygg.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trygg.asking.ReadingStore;
import org.trygg.asking.Rooms;
import org.trygg.drafting.Draft;
import org.trygg.drafting.Drafting;
import org.trygg.identifiers.BlindIndex;
import org.trygg.identifiers.IdentifierStore;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.KeyRingStore;
import org.trygg.keys.KeyRings;
import org.trygg.ledger.Entry;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.EntryIds;
import org.trygg.ledger.LedgerStore;
import org.trygg.ledger.LedgerTransactions;
import org.trygg.ledger.Sequenced;
import org.trygg.ledger.Sequencer;
import org.trygg.outbox.OutboxStore;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Answer;
import org.trygg.passage.CaseAnswer;
import org.trygg.passage.Contents;
import org.trygg.passage.Outcome;
import org.trygg.passage.Reading;
import org.trygg.passage.Requester;
import org.trygg.passage.Shown;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.proof.SigningKey;
import org.trygg.requests.RequestStore;
import org.trygg.sealed.Beat;
import org.trygg.sealed.SealedLog;
import org.trygg.sealed.SealedStore;
import org.trygg.subject.Contract;
import org.trygg.subject.SubjectStore;
import org.trygg.vault.Fields;
import org.trygg.vault.QuarantineStore;
import org.trygg.vault.TimeRange;
import org.trygg.vault.TrafficEvent;
import org.trygg.vault.Vault;
import org.trygg.vault.VaultStore;
import org.trygg.vocabulary.CaseKind;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// A gate with everything behind it, ALLEATO's own policy, a clock to set, and short ways of doing
/// what people do.
public final class GateWorld {
  public static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  public static final Category IDENTITY = Category.of("identity");
  public static final Category SENSOR_LOG = Category.of("sensor-log");
  public static final Category INVOICE = Category.of("invoice");
  public static final ServiceName ALARM = ServiceName.of("alarm");
  public static final Purpose RIGHTS = Purpose.of("legal-compliance.rights");
  public static final Instant NOON = noon("2026-01-10");
  static final String PERSONNUMMER = "198501012382";

  /// The stores, all in the same place.
  public record Stores(
      Transactions transactions,
      SubjectStore subjects,
      LedgerStore ledger,
      LedgerTransactions log,
      KeyRingStore rings,
      VaultStore vault,
      QuarantineStore quarantine,
      IdentifierStore identifiers,
      OutboxStore outbox,
      ReadingStore readings,
      SealedStore sealed,
      RequestStore requests) {}

  private final Stores stores;
  private final Rooms rooms;
  private final Gate gate;
  private final Sequencer sequencer;
  private final Random chance = new Random(7);
  private Instant now = NOON;

  public GateWorld(Stores stores, Path keys) {
    this(stores, keys, stores.ledger);
  }

  public GateWorld(Stores stores, Path keys, LedgerStore ledger) {
    InstantSource clock = () -> now;
    var rings =
        new KeyRings(
            stores.rings,
            FileKeyset.encryption(keys.resolve("rings")),
            FileKeyset.tagging(keys.resolve("tombstones")),
            new SecureRandom());
    var vault =
        new Vault(
            stores.vault,
            stores.quarantine,
            rings,
            FileKeyset.encryption(keys.resolve("quarantine")));
    var index = new BlindIndex(stores.identifiers, FileKeyset.tagging(keys.resolve("identifiers")));
    this.stores = stores;
    this.rooms =
        new Rooms(
            PolicyVersions.of(List.of(alleato().policy())),
            stores.subjects,
            new Rooms.Ledger(
                ledger, new EntryIds(clock, chance), sealing(stores.sealed, keys, clock)),
            new Rooms.Holdings(vault, index, stores.readings),
            stores.outbox,
            new Rooms.Desk(stores.requests, alleato().workingDays()));
    this.gate = new Gate(stores.transactions, rooms, clock);
    this.sequencer = new Sequencer(stores.log, SigningKey.generate("test.example/log"), 1_000);
  }

  /// A sealed log of its own.
  public static Rooms.Sealing sealing(SealedStore store, Path keys, InstantSource clock) {
    var log =
        new SealedLog(
            store,
            FileKeyset.encryption(keys.resolve("sealed")),
            SigningKey.generate("test.example/sealed"),
            new Beat(Duration.ofMinutes(10), 4),
            new SecureRandom());
    return new Rooms.Sealing(log, new EntryIds(clock, new SecureRandom()));
  }

  /// ALLEATO's policy, as it is published.
  public static Draft.Sound alleato() {
    Draft draft = Drafting.read(Path.of("../policies/alleato/2018-09-01"), Path.of("../law/se"));
    return (Draft.Sound) draft;
  }

  static Instant noon(String day) {
    return LocalDate.parse(day).atTime(12, 0).atZone(STOCKHOLM).toInstant();
  }

  public Gate gate() {
    return gate;
  }

  public Stores stores() {
    return stores;
  }

  Rooms rooms() {
    return rooms;
  }

  public GateWorld on(String day) {
    now = noon(day);
    return this;
  }

  public Instant now() {
    return now;
  }

  /// The machine that brings in customers, their contracts and their events.
  public static Requester feeder() {
    return Feeder.REQUESTER;
  }

  private static final class Feeder {
    static final Requester REQUESTER =
        Requester.machine(
            "feeder",
            Set.of(
                Purpose.of("provision"),
                Purpose.of("legal-compliance.bookkeeping"),
                Purpose.of("legal-compliance.accountability")),
            alleato().policy().rulesOf(Rule.OfCategory.class).stream()
                .map(Rule.OfCategory::category)
                .collect(Collectors.toSet()));
  }

  /// A customer with a running contract for each of the services.
  public SubjectRef customer(ServiceName... services) {
    var subject = new SubjectRef(new UUID(chance.nextLong(), chance.nextLong()));
    require(gate.admit(feeder(), subject));
    require(tell(subject, IDENTITY, Map.of("name", "Anna Ek", "personnummer", PERSONNUMMER)));
    for (ServiceName service : services) {
      contract(subject, service, "2025-01-01", Optional.empty());
    }
    return subject;
  }

  public void contract(
      SubjectRef subject, ServiceName service, String start, Optional<String> end) {
    UUID id = UUID.nameUUIDFromBytes((subject + "/" + service).getBytes(UTF_8));
    var contract = new Contract(id, service, LocalDate.parse(start), end.map(LocalDate::parse));
    require(
        gate.restate(feeder(), subject, new StandingChange.Contracted(contract), Optional.empty()));
  }

  public Outcome tell(SubjectRef subject, Category category, Map<String, String> fields) {
    return submit(
        new Submission.Facts(
            subject, category, Source.of("customer"), now, Optional.empty(), Fields.of(fields)));
  }

  public Outcome invoice(SubjectRef subject, UUID id) {
    return submit(
        new Submission.Facts(
            subject,
            INVOICE,
            Source.of("service-use"),
            now,
            Optional.of(id),
            Fields.of(Map.of("number", "2026-0001", "amount", "499.00", "currency", "SEK"))));
  }

  /// A temperature that the alarm's sensor measured now.
  public Outcome measure(SubjectRef subject, String value) {
    return submit(event(subject, SENSOR_LOG, ALARM, Map.of("device", "hall", "value", value)));
  }

  /// The same of several customers, handed in together.
  public List<Outcome> measure(List<SubjectRef> subjects, String value) {
    var fields = Map.of("device", "hall", "value", value);
    return gate.submit(
        feeder(), subjects.stream().map(each -> event(each, SENSOR_LOG, ALARM, fields)).toList());
  }

  Submission event(
      SubjectRef subject, Category category, ServiceName service, Map<String, String> fields) {
    Source source = Source.of("service-use");
    return new Submission.Events(
        subject,
        category,
        source,
        Optional.of(service),
        now.atZone(STOCKHOLM).toLocalDate(),
        List.of(new TrafficEvent(now, "sensor.measurement", source, Fields.of(fields))));
  }

  Outcome submit(Submission submission) {
    return gate.submit(feeder(), List.of(submission)).getFirst();
  }

  /// Staff of the role in a newly opened case of the kind.
  public Requester inCase(SubjectRef subject, String role, String kind) {
    var ref = new CaseRef(new UUID(chance.nextLong(), chance.nextLong()));
    CaseAnswer answer = gate.openCase(withoutCase(role), subject, CaseKind.of(kind), ref);
    if (!(answer instanceof CaseAnswer.Opened)) {
      throw new IllegalStateException("The case was not opened");
    }
    return Requester.staff("s-17", Role.of(role), Optional.of(ref));
  }

  static Requester withoutCase(String role) {
    return Requester.staff("s-17", Role.of(role), Optional.empty());
  }

  /// What the reading reveals; empty also when it is refused.
  public List<Shown> shown(Requester by, Reading reading) {
    var all = new ArrayList<Shown>();
    if (gate.read(by, reading) instanceof Answer.Revealed(_, _, Contents contents)) {
      contents.forEach(all::add);
    }
    return all;
  }

  public static Reading all(SubjectRef subject, Category category) {
    return new Reading(subject, category, Optional.empty(), TimeRange.ALL);
  }

  /// Gives every entry its place in the log.
  public void sequence() {
    sequencer.run();
  }

  /// The entry of that name, after sequencing.
  public Sequenced entry(EntryId id) {
    sequence();
    return stores.log.inTransaction(log -> log.find(id)).orElseThrow();
  }

  /// Every entry of the open log, after sequencing.
  public List<Entry> whole() {
    sequencer.run();
    return stores.log.inTransaction(log -> log.entries(0, Long.MAX_VALUE)).stream()
        .map(Sequenced::entry)
        .toList();
  }

  /// The entries about the subject, after sequencing.
  public List<Sequenced> entries(SubjectRef subject) {
    sequence();
    return stores.transactions.call(() -> stores.ledger.entriesOf(subject, 0, 1_000));
  }

  private static void require(Outcome outcome) {
    if (!(outcome instanceof Outcome.Kept)) {
      throw new IllegalStateException("Not kept: " + outcome.code());
    }
  }
}
