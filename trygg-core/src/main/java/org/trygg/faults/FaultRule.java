package org.trygg.faults;

import java.util.Locale;

/// The rules that a policy folder can break, one name for each.
public enum FaultRule {
  // The files
  /// A file of the folder is not there, or cannot be read.
  FILE_MISSING,
  /// A file is not UTF-8.
  FILE_NOT_UTF8,
  /// A file is not YAML, or uses a part of YAML that policies do without.
  YAML_SYNTAX,

  // The shape of the policy file
  /// A value is of another kind than its key takes, such as a list for a word.
  WRONG_TYPE,
  /// A key that the grammar does not know.
  UNKNOWN_KEY,
  /// A key or rule that stands twice in one place.
  DUPLICATE_KEY,
  /// A key that must be there is not.
  MISSING_KEY,
  /// A key that means nothing beside the others of its rule.
  KEY_WITHOUT_EFFECT,
  /// A value outside the few that the key takes.
  UNKNOWN_VALUE,
  /// A reference to a category, purpose or other rule that the policy does not have.
  UNKNOWN_NAME,
  /// A text that is not of the form its key takes.
  BAD_FORM,
  /// A date that is not in the calendar.
  BAD_DATE,
  /// A period that is not an anchor and a number of months or years.
  BAD_PERIOD,
  /// A period outside the range that the notice promises.
  PERIOD_OUT_OF_RANGE,
  /// Fiscal years that share a day, or end before they begin.
  FISCAL_YEARS_OVERLAP,

  // The head of the policy
  /// The languages are not Swedish and English, Swedish first.
  LANGUAGES,
  /// The version is not the name of the folder.
  VERSION_IS_NOT_FOLDER,
  /// The notice's name is not the name of the folder above.
  NOTICE_IS_NOT_FOLDER,

  // The notice
  /// The notice does not begin with a title.
  NOTICE_WITHOUT_TITLE,
  /// Something in braces that is not a promise's marker after a sentence.
  BAD_MARKER,
  /// A link that leads elsewhere than to the web, a mail address or this site.
  BAD_LINK,
  /// A section whose heading ends without its key.
  SECTION_WITHOUT_KEY,
  /// Two sections with the same key.
  SECTION_TWICE,
  /// The languages do not have the same sections in the same order.
  SECTIONS_DIFFER,
  /// A promise marked in one language and not in the other.
  MARKER_MISSING,
  /// A promise marked twice in one language.
  MARKER_TWICE,
  /// A promise marked in one section in Swedish and in another in English.
  MARKER_MOVED,

  // Promises and rules, both ways
  /// A promise of the notice that no rule keeps.
  PROMISE_WITHOUT_RULE,
  /// A rule that keeps no promise.
  RULE_WITHOUT_PROMISE,
  /// A rule that keeps a promise which the notice does not make.
  PROMISE_NOT_IN_NOTICE,

  // What is held, and where it comes from
  /// A category of traffic data without a field that leads to its data subject.
  IDENTIFIER_MISSING,
  /// Traffic data in LEK's sense that the notice does not call traffic data.
  LEK_OUTSIDE_TRAFFIC,
  /// A category that is thrown away without a period saying so, or the other way round.
  DISCARD_UNCLEAR,
  /// A discarded category that a service, basis, role or recipient counts on.
  DISCARDED_IN_USE,
  /// A category of traffic data that no service lets be collected.
  CATEGORY_WITHOUT_SERVICE,
  /// A source from which no category comes.
  SOURCE_UNUSED,

  // Why, and how long
  /// A purpose without a legal basis.
  PURPOSE_WITHOUT_BASIS,
  /// A basis of consent without the words with which consent is asked.
  CONSENT_WITHOUT_WORDING,
  /// A legal obligation, or a period that is a duty, without the statute.
  OBLIGATION_WITHOUT_LAW,
  /// Marketing on traffic data on another basis than consent: LEK 9:2.
  TRAFFIC_MARKETING_WITHOUT_CONSENT,
  /// A category that may be used for a purpose with no word of until when.
  BASIS_WITHOUT_PERIOD,
  /// A period for a category that may not be used for the purpose.
  PERIOD_WITHOUT_BASIS,
  /// Two bases for the same category and the same purpose.
  BASES_CONTRADICT,
  /// Two periods for the same category and the same purpose.
  PERIODS_CONTRADICT,
  /// A category that no period ever ends.
  NEVER_ERASED,

  // Who sees it, and who gets it
  /// A role that sees a category which none of its purposes may use.
  ROLE_SEES_TOO_MUCH,
  /// A role that works no kind of case, and so can do nothing.
  ROLE_WITHOUT_CASE,
  /// A role of a case that has none of the case's purposes.
  CASE_ROLE_WITHOUT_PURPOSE,
  /// A purpose of a case that none of the case's roles has.
  CASE_PURPOSE_WITHOUT_ROLE,
  /// A recipient that gets data on no condition.
  RECIPIENT_WITHOUT_CONDITION,
  /// A recipient outside the EEA without a safeguard: GDPR Art. 46.
  SAFEGUARD_MISSING,

  // What the subject may ask for, and what the program does of itself
  /// A right of the law that the policy does not name.
  RIGHT_MISSING,
  /// A right that two rules name.
  RIGHT_TWICE,
  /// A control that two measures name.
  CONTROL_TWICE;

  /// The name as it is printed, such as `unknown-key`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
