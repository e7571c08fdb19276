package org.trygg.rights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.trygg.asking.Rooms;
import org.trygg.drafting.Draft;
import org.trygg.drafting.Drafting;
import org.trygg.gate.Gate;
import org.trygg.gate.GateWorld;
import org.trygg.gate.InMemoryReadingStore;
import org.trygg.identifiers.BlindIndex;
import org.trygg.identifiers.InMemoryIdentifierStore;
import org.trygg.keys.FileKeyset;
import org.trygg.keys.InMemoryKeyRingStore;
import org.trygg.keys.KeyRings;
import org.trygg.ledger.EntryId;
import org.trygg.ledger.EntryIds;
import org.trygg.ledger.InMemoryLedgerStore;
import org.trygg.ledger.Receipt;
import org.trygg.ledger.Sequencer;
import org.trygg.outbox.InMemoryOutboxStore;
import org.trygg.outbox.Transactions;
import org.trygg.passage.Outcome;
import org.trygg.passage.RequestAnswer;
import org.trygg.passage.Requester;
import org.trygg.passage.StandingChange;
import org.trygg.passage.Submission;
import org.trygg.policy.PolicyVersions;
import org.trygg.proof.SigningKey;
import org.trygg.requests.Demand;
import org.trygg.requests.InMemoryRequestStore;
import org.trygg.requests.Reason;
import org.trygg.requests.Step;
import org.trygg.sealed.InMemorySealedStore;
import org.trygg.subject.Consent;
import org.trygg.subject.Contract;
import org.trygg.subject.InMemorySubjectStore;
import org.trygg.vault.Fields;
import org.trygg.vault.InMemoryQuarantineStore;
import org.trygg.vault.InMemoryVaultStore;
import org.trygg.vault.TrafficEvent;
import org.trygg.vault.Vault;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.Source;
import org.trygg.vocabulary.SubjectRef;

/// The whole core in memory under ALLEATO's policy, with one subject of whom something is held.
final class House {
  static final SubjectRef ANNA = SubjectRef.parse("6f1f2f53-54f5-4c3c-9d9b-111111111111");
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  static final String HASH = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA";

  private static final Requester FEEDER =
      Requester.machine(
          "feeder",
          Set.of(
              Purpose.of("provision"),
              Purpose.of("provision.identification"),
              Purpose.of("provision.communication"),
              Purpose.of("provision.fault"),
              Purpose.of("legal-compliance.accountability")),
          Set.of(
              Category.of("identity"),
              Category.of("contact"),
              Category.of("subscription"),
              Category.of("credential"),
              Category.of("correspondence"),
              Category.of("consent"),
              Category.of("ip-log")));

  private final InstantSource clock = InstantSource.fixed(NOW);
  private final InMemoryLedgerStore ledger = new InMemoryLedgerStore();
  private final SigningKey key = SigningKey.generate("trygg.example/log");
  private final Sequencer sequencer = new Sequencer(ledger, key, 1_000);
  final Gate gate;

  House(Path folder) {
    var keyRings = new InMemoryKeyRingStore();
    var held = new InMemoryVaultStore();
    var subjects = new InMemorySubjectStore();
    var rings =
        new KeyRings(
            keyRings,
            FileKeyset.encryption(folder.resolve("rings")),
            FileKeyset.tagging(folder.resolve("tombstones")),
            new SecureRandom());
    var vault =
        new Vault(
            held,
            new InMemoryQuarantineStore(),
            rings,
            FileKeyset.encryption(folder.resolve("quarantine")));
    var index =
        new BlindIndex(
            new InMemoryIdentifierStore(), FileKeyset.tagging(folder.resolve("identifiers")));
    var rooms =
        new Rooms(
            policies(),
            subjects,
            new Rooms.Ledger(
                ledger,
                new EntryIds(clock, new SecureRandom()),
                GateWorld.sealing(new InMemorySealedStore(), folder, clock)),
            new Rooms.Holdings(
                vault, index, new InMemoryReadingStore(subjects, keyRings, held, ledger)),
            new InMemoryOutboxStore(),
            new Rooms.Desk(new InMemoryRequestStore(), GateWorld.alleato().workingDays()));
    gate = new Gate(new AtOnce(), rooms, clock);
    fill();
  }

  /// Work is done where it is called: what throws in these tests fails them.
  private static final class AtOnce implements Transactions {
    @Override
    public <T> T call(Supplier<T> work) {
      return work.get();
    }
  }

  private static PolicyVersions policies() {
    return switch (Drafting.read(Path.of("../policies/alleato/2018-09-01"), Path.of("../law/se"))) {
      case Draft.Sound sound -> PolicyVersions.of(List.of(sound.policy()));
      case Draft.Faulty faulty -> throw new AssertionError(faulty.faults());
    };
  }

  private void fill() {
    require(gate.admit(FEEDER, ANNA));
    change(
        new StandingChange.Contracted(
            new Contract(
                UUID.randomUUID(),
                ServiceName.of("internet"),
                LocalDate.of(2026, 1, 1),
                Optional.empty())));
    change(
        new StandingChange.Consented(
            new Consent(
                UUID.randomUUID(),
                Purpose.of("direct-marketing"),
                new PolicyId("alleato", LocalDate.of(2018, 9, 1)),
                Instant.parse("2026-02-01T10:00:00Z"),
                Optional.empty())));
    facts("identity", Map.of("name", "Anna Åkesson", "personnummer", "198501012382"));
    facts("contact", Map.of("email", "anna@example.org", "city", "<b>Ås</b>"));
    facts("credential", Map.of("user-id", "anna", "password", HASH));
    facts("correspondence", Map.of("subject", "=HYPERLINK(1)", "body", "Hej \"du\",\nhej"));
    events("2026-10-30", "2026-10-30T09:00:00Z", Map.of("session", "=cmd|' /C calc'!A0"));
    events("2026-11-02", "2026-11-02T09:00:00Z", Map.of("session", "a,b", "session-time", "-5"));
  }

  private void change(StandingChange change) {
    require(gate.restate(FEEDER, ANNA, change, Optional.empty()));
  }

  private void facts(String category, Map<String, String> fields) {
    submit(
        new Submission.Facts(
            ANNA,
            Category.of(category),
            Source.of("customer"),
            Instant.parse("2026-03-01T12:00:00Z"),
            Optional.empty(),
            Fields.of(fields)));
  }

  private void events(String day, String at, Map<String, String> fields) {
    var source = Source.of("service-use");
    submit(
        new Submission.Events(
            ANNA,
            Category.of("ip-log"),
            source,
            Optional.of(ServiceName.of("internet")),
            LocalDate.parse(day),
            List.of(
                new TrafficEvent(Instant.parse(at), "radius.stop", source, Fields.of(fields)))));
  }

  private void submit(Submission submission) {
    gate.submit(FEEDER, List.of(submission)).forEach(House::require);
  }

  private static void require(Outcome outcome) {
    if (!(outcome instanceof Outcome.Kept)) {
      throw new AssertionError(outcome.toString());
    }
  }

  /// Anna asks that data on her be erased; one member of staff proposes to refuse, another does.
  void requestThatIsRefused(String one, String other) {
    Requester first = privacy(one);
    Requester second = privacy(other);
    var ref = new CaseRef(new UUID(3, 4));
    var demand = new Demand.Erasure(Set.of(Category.of("identity"), Category.of("contact")));
    Instant received = Instant.parse("2026-11-18T10:00:00Z");
    requireTaken(gate.desk().initiate(first, ANNA, demand, received, ref));
    step(first, ref, Step.Acknowledged::new);
    step(first, ref, at -> new Step.Doubted(at, first.actor(), Step.Doubt.DETAILS_DIFFER));
    step(first, ref, Step.Answered::new);
    step(first, ref, at -> new Step.RefusalProposed(at, first.actor(), Reason.LEGAL_OBLIGATION));
    step(second, ref, at -> new Step.Refused(at, second.actor(), Reason.LEGAL_OBLIGATION));
  }

  private void step(Requester by, CaseRef ref, Function<Instant, Step> step) {
    requireTaken(gate.desk().advance(by, ANNA, ref, step));
  }

  private static Requester privacy(String account) {
    return Requester.staff(account, Role.of("privacy"), Optional.empty());
  }

  private static void requireTaken(RequestAnswer answer) {
    if (!(answer instanceof RequestAnswer.Taken)) {
      throw new AssertionError(answer.toString());
    }
  }

  Optional<Receipt> receipt(EntryId entry) {
    sequencer.run();
    return ledger.inTransaction(log -> Receipt.issue(entry, log));
  }

  List<?> findings(Receipt receipt) {
    return receipt.verify(key.verifyingKey());
  }

  AccessReport.Reply report(Requester by, Language language) {
    return new AccessReport(gate, clock, this::receipt).about(ANNA, by, language);
  }

  /// The files of the report that Anna herself asks for.
  SequencedMap<String, String> files(Language language) {
    return switch (report(Requester.self(ANNA), language)) {
      case AccessReport.Reply.Ready(_, var contents) -> unzip(contents);
      case AccessReport.Reply.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  /// One of those files, which must be there.
  String file(Language language, String name) {
    return Optional.ofNullable(files(language).get(name)).orElseThrow();
  }

  static SequencedMap<String, String> unzip(AccessPackage contents) {
    var bytes = new ByteArrayOutputStream();
    contents.writeTo(bytes);
    var files = new LinkedHashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        files.put(each.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
