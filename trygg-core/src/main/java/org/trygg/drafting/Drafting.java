package org.trygg.drafting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trygg.calendar.FiscalYears;
import org.trygg.calendar.Statutes;
import org.trygg.calendar.WorkingDays;
import org.trygg.drafting.NoticeReader.Read;
import org.trygg.drafting.Shape.Scalar;
import org.trygg.faults.Entry;
import org.trygg.faults.Fault;
import org.trygg.faults.FaultRule;
import org.trygg.faults.Faults;
import org.trygg.faults.Tree;
import org.trygg.faults.Tree.Place;
import org.trygg.faults.TreeReader;
import org.trygg.policy.Controller;
import org.trygg.policy.Policy;
import org.trygg.policy.Rule;
import org.trygg.subject.DayRange;
import org.trygg.vocabulary.Language;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.Words;

/// Reads a policy folder, such as `policies/alleato/2018-09-01`, and says everything that is wrong
/// with it at once.
public final class Drafting {
  static final String POLICY = "policy.yaml";
  static final String SWEDISH = "notice.sv.md";
  static final String ENGLISH = "notice.en.md";
  static final String PERIODS = "periods.yaml";
  static final String HOLIDAYS = "holidays.yaml";

  /// A folder's files, as they were read.
  ///
  /// @param path as it was given, for faults to name
  /// @param name its own name: the version
  /// @param above the name of the folder above: the notice
  record Folder(String path, String name, String above, Map<String, byte[]> files) {
    static Folder of(Path path, String... names) {
      Path whole = path.toAbsolutePath().normalize();
      var files = new HashMap<String, byte[]>();
      for (String name : names) {
        try {
          files.put(name, Files.readAllBytes(path.resolve(name)));
        } catch (IOException _) {
          // left out: whoever needs the file adds the fault, with its name
        }
      }
      return new Folder(path.toString(), last(whole), last(whole.resolve("..").normalize()), files);
    }

    private static String last(Path path) {
      return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    }

    Faults faults(String file, List<Fault> all) {
      return new Faults(path.isEmpty() ? file : path + "/" + file, all);
    }

    Optional<String> text(String file, List<Fault> all) {
      Optional<byte[]> bytes = Optional.ofNullable(files.get(file));
      if (bytes.isEmpty()) {
        faults(file, all).add(Place.START, FaultRule.FILE_MISSING, "this file cannot be read");
        return Optional.empty();
      }
      try {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
        return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
      } catch (CharacterCodingException _) {
        faults(file, all).add(Place.START, FaultRule.FILE_NOT_UTF8, "save this file as UTF-8");
        return Optional.empty();
      }
    }
  }

  private final Folder folder;
  private final List<Fault> all = new ArrayList<>();

  private Drafting(Folder folder) {
    this.folder = folder;
  }

  /// Reads the policy in the folder, against the law data of a country.
  ///
  /// @param law the country's folder, such as `law/se`
  public static Draft read(Path folder, Path law) {
    return read(Folder.of(folder, POLICY, SWEDISH, ENGLISH), Folder.of(law, PERIODS, HOLIDAYS));
  }

  static Draft read(Folder folder, Folder law) {
    return new Drafting(folder).draft(law);
  }

  private Draft draft(Folder law) {
    Optional<Statutes> statutes =
        tree(law, PERIODS).flatMap(tree -> LawReader.read(tree, law.faults(PERIODS, all)));
    Optional<WorkingDays> workingDays =
        tree(law, HOLIDAYS).flatMap(tree -> HolidayReader.read(tree, law.faults(HOLIDAYS, all)));
    Faults faults = folder.faults(POLICY, all);
    Optional<Tree.Mapping> root = tree(folder, POLICY).flatMap(tree -> mapping(tree, faults));
    Optional<Sheet> sheet = root.map(mapping -> PolicyReader.read(mapping, faults));
    Optional<PromiseChecks> notice = notice();
    notice.ifPresent(PromiseChecks::compareLanguages);
    sheet.ifPresent(rules -> notice.ifPresent(checks -> checks.compareRules(rules)));
    root.ifPresent(mapping -> head(mapping, faults));
    if (!all.isEmpty()) {
      return new Draft.Faulty(all.stream().distinct().sorted().toList());
    }
    return sound(
        new Entry(root.orElseThrow()),
        sheet.orElseThrow(),
        notice.orElseThrow(),
        new Law(statutes.orElseThrow(), workingDays.orElseThrow()));
  }

  private Optional<Tree> tree(Folder from, String file) {
    return from.text(file, all).flatMap(text -> TreeReader.read(text, from.faults(file, all)));
  }

  private static Optional<Tree.Mapping> mapping(Tree tree, Faults faults) {
    if (tree instanceof Tree.Mapping mapping) {
      return Optional.of(mapping);
    }
    new ShapeCheck(Map.of(), faults).check(tree, Grammar.POLICY);
    return Optional.empty();
  }

  private Optional<PromiseChecks> notice() {
    Optional<Read> swedish = notice(Language.SV, SWEDISH);
    Optional<Read> english = notice(Language.EN, ENGLISH);
    if (swedish.isEmpty() || english.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PromiseChecks(
            swedish.get(),
            english.get(),
            folder.faults(SWEDISH, all),
            folder.faults(ENGLISH, all)));
  }

  private Optional<Read> notice(Language language, String file) {
    return folder
        .text(file, all)
        .map(text -> NoticeReader.read(language, text, folder.faults(file, all)));
  }

  /// What the grammar cannot see of the policy's head.
  private void head(Tree.Mapping root, Faults faults) {
    same(root, "version", Scalar.DATE, folder.name(), faults);
    same(root, "notice", Scalar.WORD, folder.above(), faults);
    root.get("languages")
        .filter(list -> list instanceof Tree.Sequence && !Entry.textsOf(list).equals(LANGUAGES))
        .ifPresent(list -> faults.add(list.place(), FaultRule.LANGUAGES, "this must be [sv, en]"));
    otherYears(root).ifPresent(years -> overlap(years, faults));
  }

  private static void same(
      Tree.Mapping root, String key, Scalar form, String folder, Faults faults) {
    FaultRule rule =
        form == Scalar.DATE ? FaultRule.VERSION_IS_NOT_FOLDER : FaultRule.NOTICE_IS_NOT_FOLDER;
    if (root.get(key).orElse(root) instanceof Tree.Leaf(Place place, String text)
        && form.accepts(text)
        && !text.equals(folder)) {
      faults.add(place, rule, "the folder has another name than this");
    }
  }

  /// The years of unusual length, when they are soundly written.
  private static Optional<List<Entry>> otherYears(Tree.Mapping root) {
    ShapeCheck shapes = new ShapeCheck(Map.of(), new Faults(POLICY, new ArrayList<>()));
    Shape.Key controller =
        Optional.ofNullable(Grammar.POLICY.keys().get("controller")).orElseThrow();
    Optional<Tree> written = root.get("controller");
    written.ifPresent(tree -> shapes.check(tree, controller.shape()));
    return written
        .filter(shapes::isSound)
        .flatMap(tree -> new Entry((Tree.Mapping) tree).entry("fiscal-years"))
        .map(years -> years.entries("others"));
  }

  /// Adds what is wrong with the fiscal years of unusual length.
  static void overlap(List<Entry> years, Faults faults) {
    List<DayRange> before = new ArrayList<>();
    for (Entry year : years) {
      LocalDate first = LocalDate.parse(year.text("first"));
      LocalDate last = LocalDate.parse(year.text("last"));
      if (last.isBefore(first)) {
        String message = "this fiscal year ends before it begins";
        faults.add(year.placeOf("last"), FaultRule.FISCAL_YEARS_OVERLAP, message);
      } else if (before.stream()
          .anyMatch(o -> !o.last().isBefore(first) && !o.first().isAfter(last))) {
        String message = "this fiscal year shares a day with another";
        faults.add(year.placeOf("first"), FaultRule.FISCAL_YEARS_OVERLAP, message);
      } else {
        before.add(new DayRange(first, last));
      }
    }
  }

  /// What the law data of a country say.
  private record Law(Statutes statutes, WorkingDays workingDays) {}

  private static Draft sound(Entry head, Sheet sheet, PromiseChecks notice, Law law) {
    PolicyId id = new PolicyId(head.text("notice"), LocalDate.parse(head.text("version")));
    Controller controller = controller(head.entry("controller").orElseThrow());
    var texts = Map.of(Language.SV, notice.swedish().text(), Language.EN, notice.english().text());
    var wordings = new HashMap<RuleId, Words>();
    for (Rule rule : sheet.rules().values()) {
      Entry body = new Entry(sheet.written(rule).body());
      body.entry("wording").ifPresent(_ -> wordings.put(rule.id(), body.words("wording")));
    }
    var policy = new Policy(id, controller, sheet.rules(), law.statutes);
    return new Draft.Sound(policy, texts, wordings, law.workingDays);
  }

  private static Controller controller(Entry entry) {
    return new Controller(
        entry.text("name"),
        entry.text("contact"),
        entry.text("notice-url"),
        ZoneId.of(entry.text("time-zone")),
        fiscalYears(entry.entry("fiscal-years").orElseThrow()));
  }

  /// The fiscal years of an entry that was found sound.
  static FiscalYears fiscalYears(Entry entry) {
    List<DayRange> others =
        entry.entries("others").stream()
            .map(y ->
                new DayRange(LocalDate.parse(y.text("first")), LocalDate.parse(y.text("last"))))
            .toList();
    return new FiscalYears(MonthDay.parse("--" + entry.text("usual-end")), others);
  }

  private static final List<String> LANGUAGES = List.of("sv", "en");
}
