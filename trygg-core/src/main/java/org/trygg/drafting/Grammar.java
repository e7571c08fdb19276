package org.trygg.drafting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.trygg.calendar.Statutes;
import org.trygg.drafting.Shape.Scalar;
import org.trygg.faults.FaultRule;
import org.trygg.policy.Control;
import org.trygg.policy.FieldType;
import org.trygg.policy.Form;
import org.trygg.policy.Right;
import org.trygg.policy.Rule;
import org.trygg.vocabulary.Channel;
import org.trygg.vocabulary.DataKind;
import org.trygg.vocabulary.LegalBasis;

/// The grammar of policy files and law files: which keys there are, and what each may hold.
final class Grammar {
  /// The words that stand for several categories at once; no category has such a name.
  static final Set<String> GROUPS = Set.of("customer", "traffic", "all");

  static final Shape.Fixed WORDS =
      new Keys()
          .must("sv", Scalar.TEXT, "In Swedish.")
          .must("en", Scalar.TEXT, "In English.")
          .fixed();

  private static final Shape CATEGORY = one(Section.CATEGORIES);
  private static final Shape DATA =
      some(new Shape.Reference(Section.CATEGORIES, GROUPS)); // customer, traffic, all or by name
  private static final Shape PURPOSE = one(Section.PURPOSES);

  /// A whole policy file.
  static final Shape.Fixed POLICY = policy();

  /// A file of statutory periods.
  static final Shape.Fixed LAW =
      new Keys()
          .must("country", Scalar.WORD, "The country whose law this is, such as se.")
          .must(
              "periods",
              new Shape.Table(choice("a statutory period", Statutes.Name.values()), dated()),
              "For each period, its months by the day from which they hold.")
          .fixed();

  /// A file of public holidays.
  static final Shape.Fixed HOLIDAYS =
      new Keys()
          .must("country", Scalar.WORD, "The country whose law this is, such as se.")
          .must("holidays", list(holiday()), "Each day that is a public holiday by law.")
          .fixed();

  private Grammar() {}

  private static Shape holiday() {
    return new Keys()
        .must("name", Scalar.TEXT, "What the law calls it.")
        .may(HolidayReader.ON, Scalar.DAY_OF_YEAR, "The same day each year.")
        .may(HolidayReader.FROM_EASTER, Scalar.DAYS, "So many days after Easter Sunday.")
        .may(HolidayReader.SATURDAY_FROM, Scalar.DAY_OF_YEAR, "The first Saturday from this day.")
        .must("from", Scalar.DATE, "The first day on which the law says so.")
        .may("until", Scalar.DATE, "The first day on which it no longer does.")
        .must("source", Scalar.TEXT, "The act that says so.")
        .fixed();
  }

  private static Shape dated() {
    return new Shape.Several(
        new Keys()
            .must("from", Scalar.DATE, "The first day on which the law says so.")
            .must("months", Scalar.COUNT, "The period in months.")
            .must("source", Scalar.TEXT, "The act that says so.")
            .fixed(),
        false);
  }

  private static Shape.Fixed policy() {
    Keys keys =
        new Keys()
            .must("notice", Scalar.WORD, "The notice's name; that of the folder above.")
            .must("version", Scalar.DATE, "The first day on which it applies; the folder's name.")
            .must("languages", list(Scalar.WORD), "Those of the notice: [sv, en].")
            .must("controller", controller(), "Who answers for the processing: GDPR Art. 4(7).");
    for (Section section : Section.values()) {
      String note = "The rules whose ids begin with " + section.singular() + ".";
      Shape table = new Shape.Table(name(section), rule(section));
      if (section == Section.CHANNELS) {
        keys.may(section.key(), table, note); // none: then no message may be sent by any
      } else {
        keys.must(section.key(), table, note);
      }
    }
    return keys.fixed();
  }

  private static Shape name(Section section) {
    return switch (section) {
      case PURPOSES -> Scalar.PATH;
      case CHANNELS -> choice("a channel", Channel.values());
      case CATEGORIES,
          SERVICES,
          SOURCES,
          BASES,
          RETENTION,
          ROLES,
          CASES,
          RECIPIENTS,
          RIGHTS,
          MEASURES ->
          Scalar.WORD;
    };
  }

  /// When fiscal years end.
  static Shape.Fixed fiscalYears() {
    return new Keys()
        .must("usual-end", Scalar.DAY_OF_YEAR, "The day on which a fiscal year usually ends.")
        .may("others", list(otherYear()), "Fiscal years of another length or end: BFL 3:3.")
        .fixed();
  }

  private static Shape controller() {
    return new Keys()
        .must("name", Scalar.TEXT, "The controller's name.")
        .must("contact", Scalar.MAIL, "The address that takes questions and rights requests.")
        .must("notice-url", Scalar.LINK, "Where the notice is published.")
        .must("time-zone", Scalar.ZONE, "The time zone of all dates.")
        .must(
            "fiscal-years",
            fiscalYears(),
            "When fiscal years end; bookkeeping periods count from it.")
        .fixed();
  }

  private static Shape otherYear() {
    return new Keys()
        .must("first", Scalar.DATE, "Its first day.")
        .must("last", Scalar.DATE, "Its last day.")
        .fixed();
  }

  private static Shape.Fixed rule(Section section) {
    Keys keys =
        switch (section) {
          case CATEGORIES -> category();
          case SERVICES ->
              new Keys().must("collects", some(CATEGORY), "What it lets be collected.");
          case SOURCES -> new Keys();
          case PURPOSES -> new Keys().may("marketing", Scalar.FLAG, "Whether it is marketing.");
          case BASES -> basis();
          case RETENTION -> retention();
          case ROLES -> role();
          case CASES -> caseKind();
          case RECIPIENTS -> recipient();
          case CHANNELS -> channel();
          case RIGHTS -> new Keys().must("right", choice("a right", Right.values()), "Which.");
          case MEASURES -> measure();
        };
    return keys.must("means", WORDS, "What the rule does, for people.")
        .must("keeps", list(Scalar.PROMISE), FaultRule.RULE_WITHOUT_PROMISE, "The promises kept.")
        .may("law", Scalar.TEXT, "The statute that the rule rests on, such as BFL 7:2.")
        .fixed();
  }

  private static Keys category() {
    Shape field = choice("a type of field", FieldType.values());
    return new Keys()
        .must("kind", choice("a kind of data", DataKind.values()), "The notice's own division.")
        .may("lek", Scalar.FLAG, "Whether LEK 1:7 calls it traffic data.")
        .may("special", Scalar.FLAG, "Whether GDPR Art. 9 covers it.")
        .may("discard", new Shape.Choice("a time", List.of(PeriodText.AT_ONCE)), "Never stored.")
        .must("fields", new Shape.Table(Scalar.WORD, field), "Its fields and their types.")
        .must("from", some(one(Section.SOURCES)), "Where it may come from.");
  }

  private static Keys basis() {
    return new Keys()
        .must("for", PURPOSE, "The purpose; all within it are meant too.")
        .must("data", DATA, "Categories by name, or customer, traffic, all.")
        .must("basis", choice("a legal basis", LegalBasis.values()), "GDPR Art. 6(1).")
        .may("form", choice("a form", Form.values()), "Anonymised: only after it names nobody.")
        .may("despite-restriction", Scalar.FLAG, "Whether GDPR Art. 18(2) lets it go on.")
        .may("wording", WORDS, "The words with which consent is asked.");
  }

  private static Keys retention() {
    return new Keys()
        .must("for", PURPOSE, "The purpose; all within it are meant too.")
        .must("data", DATA, "Categories by name, or customer, traffic, all.")
        .may("until", Scalar.PERIOD, "The longest time.")
        .may("keep-through", Scalar.COUNTED_PERIOD, "The shortest time, by statute.")
        .may("range", Scalar.RANGE, "The months between which the notice lets us choose.")
        .may("not-invoiced", Scalar.MONTHS, "From collection, for what no invoice has charged.");
  }

  private static Keys role() {
    return new Keys()
        .must("for", some(PURPOSE), "What staff in the role do.")
        .must("data", DATA, "What they see.")
        .may("masked", new Shape.Table(CATEGORY, some(Scalar.WORD)), "Fields shown in part.");
  }

  private static Keys caseKind() {
    return new Keys()
        .must("for", some(PURPOSE), "The purposes that such a case fixes.")
        .must("roles", some(one(Section.ROLES)), "Who may work it.")
        .may("secret", secret(), "What is done in it may not be told, or not yet.");
  }

  private static Shape secret() {
    return new Keys()
        .must("ground", Scalar.TEXT, "The statute that forbids it, such as LEK 9:32.")
        .may("months", Scalar.COUNT, "After which each step is told; without it, never.")
        .fixed();
  }

  private static Keys recipient() {
    var conditions = Rule.OfRecipient.Condition.values();
    return new Keys()
        .must("data", DATA, "What it may get.")
        .must("requires", list(choice("a condition", conditions)), "What must be in hand before.")
        .may("third-country", Scalar.FLAG, "Whether it is outside the EEA.");
  }

  private static Keys channel() {
    return new Keys()
        .must("for", PURPOSE, "The purpose of what is sent; all within it are meant too.")
        .must("data", CATEGORY, "The category that holds the address.")
        .must(
            "needs", choice("a condition", Rule.OfChannel.Needs.values()), "What goes before, MFL.")
        .may("register", Scalar.WORD, "A register that senders check just before, such as nix.")
        .may("wording", WORDS, "The words with which consent is asked.");
  }

  private static Keys measure() {
    return new Keys()
        .must("control", choice("a control", Control.values()), "What does it.")
        .may("keep-entries", Scalar.MONTHS, "Of the ledger: from the end of an entry's year on.");
  }

  static Shape one(Section section) {
    return new Shape.Reference(section, Set.of());
  }

  static Shape some(Shape each) {
    return new Shape.Several(each, true);
  }

  static Shape list(Shape each) {
    return new Shape.Several(each, false);
  }

  static Shape choice(String what, Enum<?>[] values) {
    return new Shape.Choice(what, Arrays.stream(values).map(Grammar::word).toList());
  }

  /// The word by which policies call the constant, such as `ip-address`.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Collects known keys in their order.
  static final class Keys {
    private final SequencedMap<String, Shape.Key> keys = new LinkedHashMap<>();

    Keys must(String key, Shape shape, String note) {
      return must(key, shape, FaultRule.MISSING_KEY, note);
    }

    Keys must(String key, Shape shape, FaultRule whenMissing, String note) {
      keys.put(key, new Shape.Key(shape, Optional.of(whenMissing), note));
      return this;
    }

    Keys may(String key, Shape shape, String note) {
      keys.put(key, new Shape.Key(shape, Optional.empty(), note));
      return this;
    }

    Shape.Fixed fixed() {
      return new Shape.Fixed(keys);
    }
  }

  /// The sections of a policy file that hold rules, in their order.
  enum Section {
    CATEGORIES("category"),
    SERVICES("service"),
    SOURCES("source"),
    PURPOSES("purpose"),
    BASES("basis"),
    RETENTION("retention"),
    ROLES("role"),
    CASES("case"),
    RECIPIENTS("recipient"),
    CHANNELS("channel"),
    RIGHTS("right"),
    MEASURES("measure");

    private final String singular;

    Section(String singular) {
      this.singular = singular;
    }

    /// The top-level key, such as `categories`.
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The word with which the ids of its rules begin, such as `category`.
    String singular() {
      return singular;
    }
  }
}
