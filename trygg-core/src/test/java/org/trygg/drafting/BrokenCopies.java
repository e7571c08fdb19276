package org.trygg.drafting;

import static org.trygg.drafting.Drafting.ENGLISH;
import static org.trygg.drafting.Drafting.HOLIDAYS;
import static org.trygg.drafting.Drafting.PERIODS;
import static org.trygg.drafting.Drafting.POLICY;
import static org.trygg.drafting.Drafting.SWEDISH;

import java.util.stream.Stream;
import org.trygg.faults.FaultRule;

/// Copies of ALLEATO's folder, each with one thing broken: in the form of a file, or in the notice.
final class BrokenCopies {
  private BrokenCopies() {}

  /// A copy in which one thing is wrong.
  ///
  /// @param at the text at which the fault is reported; a caret tells where within it
  record Broken(FaultRule rule, Copy copy, String file, String at) {
    @Override
    public String toString() {
      return rule.label() + " at " + at.strip();
    }
  }

  static Stream<Broken> all() {
    return Stream.of(files(), shapes(), heads(), notices(), BrokenRules.all()).flatMap(s -> s);
  }

  private static Stream<Broken> files() {
    return Stream.of(
        in(FaultRule.YAML_SYNTAX, "version: 2018-09-01\n", "version: @2018\n", "version: ^@"),
        in(FaultRule.YAML_SYNTAX, "name: ALLEATO", "name: &a ALLEATO", "name: ^&a"),
        in(
            FaultRule.YAML_SYNTAX,
            "\nnotice: alleato\n",
            "\n? [a]\n: b\nnotice: alleato\n",
            "? ^[a]"),
        new Broken(
            FaultRule.BAD_FORM,
            broken(PERIODS, "months: 84", "months: seven"),
            PERIODS,
            "months: ^seven"),
        new Broken(
            FaultRule.DUPLICATE_KEY,
            broken(
                PERIODS,
                "    - {from: 2011-01-01, months: 84",
                "    - {from: 2011-01-01, months: 9, source: x}\n    - {from: 2011-01-01, months: 84"),
            PERIODS,
            "source: x}\n    - {from: ^2011"),
        new Broken(
            FaultRule.UNKNOWN_VALUE,
            broken(PERIODS, "  accounting-records:", "  accounting-record:"),
            PERIODS,
            "  ^accounting-record:"),
        new Broken(
            FaultRule.BAD_FORM,
            broken(HOLIDAYS, "from-easter: 39", "from-easter: later"),
            HOLIDAYS,
            "from-easter: ^later"),
        new Broken(
            FaultRule.BAD_DATE, broken(HOLIDAYS, "on: 06-06", "on: 06-31"), HOLIDAYS, "on: ^06-31"),
        new Broken(
            FaultRule.MISSING_KEY,
            broken(HOLIDAYS, "on: 06-06, ", ""),
            HOLIDAYS,
            "- ^{name: Nationaldagen"),
        new Broken(
            FaultRule.KEY_WITHOUT_EFFECT,
            broken(HOLIDAYS, "on: 06-06,", "on: 06-06, from-easter: 1,"),
            HOLIDAYS,
            "on: 06-06, from-easter: ^1"));
  }

  private static Stream<Broken> shapes() {
    return Stream.of(
        in(FaultRule.WRONG_TYPE, "languages: [sv, en]", "languages: sv", "languages: ^sv"),
        in(FaultRule.UNKNOWN_KEY, "third-country: true", "third-contry: true", "^third-contry"),
        in(
            FaultRule.DUPLICATE_KEY,
            "  time-zone: Europe/Stockholm\n",
            "  time-zone: Europe/Stockholm\n  time-zone: Europe/Oslo\n",
            "^time-zone: Europe/Oslo"),
        in(FaultRule.MISSING_KEY, "  contact: support@alleato.se\n", "", "^name: ALLEATO"),
        in(
            FaultRule.MISSING_KEY,
            "    not-invoiced: 24 months\n    means:\n      sv: Tills",
            "    means:\n      sv: Tills",
            "until: ^invoice-settlement + 24 months\n    means"),
        in(
            FaultRule.KEY_WITHOUT_EFFECT,
            "    until: while-held\n    means:\n      sv: Ett klagomål",
            "    until: while-held\n    range: 6-24 months\n    means:\n      sv: Ett klagomål",
            "range: ^6-24 months\n    means:\n      sv: Ett klagomål"),
        in(
            FaultRule.KEY_WITHOUT_EFFECT,
            "    keep-through: fiscal-year-end + 7 years\n",
            "    keep-through: fiscal-year-end + 7 years\n    until: contract-end + 1 month\n",
            "keep-through: ^fiscal"),
        in(
            FaultRule.MISSING_KEY,
            "    control: ledger\n    keep-entries: 60 months\n",
            "    control: ledger\n",
            "control: ^ledger\n"),
        in(
            FaultRule.KEY_WITHOUT_EFFECT,
            "    control: quarantine\n",
            "    control: quarantine\n    keep-entries: 60 months\n",
            "control: quarantine\n    keep-entries: ^60"),
        in(FaultRule.UNKNOWN_VALUE, "[court-decision]", "[court-decison]", "[^court-decison]"),
        in(FaultRule.UNKNOWN_NAME, "roles: [security]", "roles: [securtiy]", "[^securtiy]"),
        in(
            FaultRule.UNKNOWN_NAME,
            "usage]\n    masked: {identity: [personnummer]}\n    means:\n      sv: Fakturering",
            "usage]\n    masked: {identity: [shoe-size]}\n    means:\n      sv: Fakturering",
            "masked: ^{identity: [shoe-size]}"),
        in(FaultRule.BAD_FORM, "contact: support@alleato.se", "contact: support", "contact: ^supp"),
        in(
            FaultRule.BAD_FORM,
            "  message-content:\n    kind: traffic\n",
            """
              traffic:
                kind: customer
                fields: {note: text}
                from: customer
                means: {sv: Allt., en: All.}
                keeps: [P10]
              message-content:
                kind: traffic
            """,
            "  ^traffic:\n    kind: customer"),
        in(FaultRule.BAD_FORM, "  my-pages:\n", "  My Pages:\n", "^My Pages"),
        in(FaultRule.BAD_DATE, "version: 2018-09-01", "version: 2018-09-31", "version: ^2018"),
        in(FaultRule.BAD_PERIOD, "contract-end + 3 months", "3 months", "until: ^3 months"),
        in(
            FaultRule.PERIOD_OUT_OF_RANGE,
            "    until: collection + 6 months\n    range: 6-24 months\n    means:\n      sv: Loggar",
            "    until: collection + 30 months\n    range: 6-24 months\n    means:\n      sv: Loggar",
            "until: ^collection + 30 months"),
        in(
            FaultRule.FISCAL_YEARS_OVERLAP,
            "{usual-end: 12-31}",
            "{usual-end: 12-31, others: [{first: 2018-05-01, last: 2019-10-31},"
                + " {first: 2019-10-31, last: 2019-12-31}]}",
            "first: ^2019-10-31"));
  }

  private static Stream<Broken> heads() {
    return Stream.of(
        in(FaultRule.LANGUAGES, "languages: [sv, en]", "languages: [en, sv]", "^[en, sv]"),
        in(
            FaultRule.VERSION_IS_NOT_FOLDER,
            "version: 2018-09-01",
            "version: 2018-09-02",
            "^2018-09-02"),
        in(
            FaultRule.NOTICE_IS_NOT_FOLDER,
            "\nnotice: alleato\n",
            "\nnotice: other\n",
            "^other\nversion"));
  }

  private static Stream<Broken> notices() {
    return Stream.of(
        in(
            SWEDISH,
            FaultRule.NOTICE_WITHOUT_TITLE,
            "# ALLEATOs integ",
            "ALLEATOs integ",
            "^ALLEATOs"),
        in(SWEDISH, FaultRule.BAD_MARKER, "hänt och när.", "hänt och när. {p17}", "när. ^{p17}"),
        in(
            ENGLISH,
            FaultRule.BAD_LINK,
            "(https://www.imy.se/)",
            "(http://www.imy.se/)",
            "(^http://"),
        in(
            SWEDISH,
            FaultRule.SECTION_WITHOUT_KEY,
            "## Kontakt {#contact}",
            "## Kontakt",
            "^## Kontakt"),
        in(SWEDISH, FaultRule.SECTION_TWICE, "{#contact}", "{#changes}", "^## Ändringar"),
        in(ENGLISH, FaultRule.SECTIONS_DIFFER, "{#contact}", "{#contacts}", "^## Contact"),
        new Broken(
            FaultRule.MARKER_MISSING, broken(ENGLISH, " {P24}", ""), SWEDISH, "annat. ^{P24}"),
        new Broken(
            FaultRule.MARKER_MISSING, broken(SWEDISH, " {P24}", ""), ENGLISH, "else. ^{P24}"),
        in(
            ENGLISH,
            FaultRule.MARKER_TWICE,
            "happened and when.",
            "happened and when. {P17}",
            "when. ^{P17}"),
        new Broken(
            FaultRule.MARKER_MOVED,
            broken(ENGLISH, " {P110}", "").with(ENGLISH, "{P111}", "{P111} {P110}"),
            ENGLISH,
            "{P111} ^{P110}"));
  }

  static Broken in(FaultRule rule, String text, String instead, String at) {
    return in(POLICY, rule, text, instead, at);
  }

  static Broken in(String file, FaultRule rule, String text, String instead, String at) {
    return new Broken(rule, broken(file, text, instead), file, at);
  }

  static Copy broken(String file, String text, String instead) {
    return Copy.ofAlleato().with(file, text, instead);
  }
}
