package org.trygg.drafting;

import static org.trygg.drafting.BrokenCopies.broken;
import static org.trygg.drafting.BrokenCopies.in;
import static org.trygg.drafting.Drafting.POLICY;
import static org.trygg.drafting.Drafting.SWEDISH;

import java.util.stream.Stream;
import org.trygg.drafting.BrokenCopies.Broken;
import org.trygg.faults.FaultRule;

/// Copies of ALLEATO's folder, each with one thing broken in what the rules mean together.
final class BrokenRules {
  private BrokenRules() {}

  static Stream<Broken> all() {
    return Stream.of(promises(), held(), why(), who()).flatMap(s -> s);
  }

  private static Stream<Broken> promises() {
    return Stream.of(
        new Broken(
            FaultRule.PROMISE_WITHOUT_RULE,
            broken(POLICY, "keeps: [P87, P88]", "keeps: [P88]"),
            SWEDISH,
            "^{P87}"),
        in(FaultRule.RULE_WITHOUT_PROMISE, "keeps: [P74]", "keeps: []", "keeps: ^[]"),
        in(
            FaultRule.RULE_WITHOUT_PROMISE,
            "      en: Bookkeeping and audit.\n    keeps: [P74]\n",
            "      en: Bookkeeping and audit.\n",
            "  bookkeeping:\n    ^for: [legal-compliance.bookkeeping]\n    roles"),
        in(
            FaultRule.PROMISE_NOT_IN_NOTICE,
            "keeps: [P84, P85, P86]",
            "keeps: [P84, P85, P86, P113]",
            "^P113"));
  }

  private static Stream<Broken> held() {
    return Stream.of(
        in(
            FaultRule.IDENTIFIER_MISSING,
            "{account: account, page: text",
            "{account: text, page: text",
            "^{account: text, page"),
        in(
            FaultRule.LEK_OUTSIDE_TRAFFIC,
            "    fields: {channel: text, received",
            "    lek: true\n    fields: {channel: text, received",
            "lek: ^true\n    fields: {channel"),
        in(
            FaultRule.DISCARD_UNCLEAR,
            "data: message-content\n    until: at-once",
            "data: [message-content, cookie]\n    until: at-once",
            "until: ^at-once"),
        in(
            FaultRule.DISCARDED_IN_USE,
            "collects: [mail-log, system-log, usage]",
            "collects: [mail-log, system-log, usage, message-content]",
            "usage, ^message-content]"),
        in(
            FaultRule.CATEGORY_WITHOUT_SERVICE,
            "[web-visit, cookie, system-log]",
            "[web-visit, system-log]",
            "  ^cookie:\n"),
        in(FaultRule.SOURCE_UNUSED, "from: [cookies]", "from: [service-use]", "  ^cookies:\n"));
  }

  private static Stream<Broken> why() {
    return Stream.of(
        in(
            FaultRule.PURPOSE_WITHOUT_BASIS,
            "  legal-compliance:\n",
            """
              research:
                means: {sv: Forska., en: Research.}
                keeps: [P56]
              legal-compliance:
            """,
            "  ^research:"),
        in(
            FaultRule.CONSENT_WITHOUT_WORDING,
            "    data: credit-decision\n    basis: contract",
            "    data: credit-decision\n    basis: consent",
            "    data: credit-decision\n    basis: ^consent"),
        in(
            FaultRule.CONSENT_WITHOUT_WORDING,
            "    needs: no-objection\n    means:\n      sv: Brev",
            "    needs: consent\n    means:\n      sv: Brev",
            "    needs: ^consent\n    means:\n      sv: Brev"),
        in(
            FaultRule.KEY_WITHOUT_EFFECT,
            "  letter:\n    for: direct-marketing",
            "  letter:\n    for: provision.billing",
            "  letter:\n    for: ^provision.billing"),
        in(
            FaultRule.OBLIGATION_WITHOUT_LAW,
            "\n    law: LEK 8:1, 9:4\n",
            "\n",
            "basis: ^legal-obligation\n    means:\n      sv: Lagen kräver att vi skyddar"),
        in(
            FaultRule.OBLIGATION_WITHOUT_LAW,
            "keeps: [P71, P74, P78]\n    law: BFL 7:2\n",
            "keeps: [P71, P74, P78]\n",
            "keep-through: ^fiscal"),
        new Broken(
            FaultRule.TRAFFIC_MARKETING_WITHOUT_CONSENT,
            broken(POLICY, "data: [usage, cookie]", "data: usage")
                .with(
                    POLICY,
                    "    for: direct-marketing.statistics\n    data: [subscription, order]\n",
                    "    for: direct-marketing.statistics\n    data: [order, cookie]\n"),
            POLICY,
            "data: [order, cookie]\n    basis: ^legitimate"),
        in(
            FaultRule.BASIS_WITHOUT_PERIOD,
            "data: [invoice, credit-decision, message-log, usage]",
            "data: [invoice, credit-decision, message-log]",
            "  ^complaint-traffic:"),
        in(
            FaultRule.PERIOD_WITHOUT_BASIS,
            "data: [invoice, credit-decision, message-log, usage]",
            "data: [invoice, credit-decision, message-log, usage, cookie]",
            "  ^complaint:\n    for: provision.complaint\n    data: [invoice, credit-decision, mess"),
        in(
            FaultRule.BASES_CONTRADICT,
            "for: provision.complaint\n    data: [message-log, usage]",
            "for: provision.complaint\n    data: [message-log, usage, invoice]",
            "  ^complaint-traffic:"),
        in(
            FaultRule.PERIODS_CONTRADICT,
            "  traffic-billing:\n    for: provision.billing\n    data: [message-log, usage]",
            "  traffic-billing:\n    for: provision.billing\n    data: [message-log, usage, invoice]",
            "  ^traffic-billing:"),
        in(
            FaultRule.NEVER_ERASED,
            "until: collection + 12 months",
            "until: while-held",
            "  ^credit-decision:"));
  }

  private static Stream<Broken> who() {
    return Stream.of(
        in(
            FaultRule.ROLE_SEES_TOO_MUCH,
            "    for: [provision.conveyance, provision.fault]\n    data: [ip-log",
            "    for: [provision.conveyance, provision.fault]\n    data: [credential, ip-log",
            "data: ^[credential, ip-log"),
        in(
            FaultRule.ROLE_WITHOUT_CASE,
            "  network:\n    for: [provision.conv",
            """
              visitor:
                for: provision.fault
                data: usage
                means: {sv: Gäst., en: Guest.}
                keeps: [P23]
              network:
                for: [provision.conv\
            """,
            "  ^visitor:"),
        in(
            FaultRule.CASE_ROLE_WITHOUT_PURPOSE,
            "roles: [security]",
            "roles: [security, marketing]",
            "[security, ^marketing]"),
        in(
            FaultRule.CASE_PURPOSE_WITHOUT_ROLE,
            "for: [direct-marketing]\n    roles",
            "for: [direct-marketing, provision.billing]\n    roles",
            "[direct-marketing, ^provision.billing]"),
        in(
            FaultRule.RECIPIENT_WITHOUT_CONDITION,
            "requires: [conveyance]",
            "requires: []",
            "requires: ^[]"),
        in(
            FaultRule.SAFEGUARD_MISSING,
            "requires: [agreement, safeguard]",
            "requires: [agreement]",
            "requires: ^[agreement]\n    third-country"),
        in(
            FaultRule.RIGHT_MISSING,
            """
              portability:
                right: portability
                means:
                  sv: Det du har gett oss får du i ett format som datorer kan läsa.
                  en: What you have given us you get in a format that computers can read.
                keeps: [P42, P95]
                law: GDPR 20
            """,
            "",
            "^rights:\n  information"),
        in(
            FaultRule.RIGHT_TWICE,
            "  complaint:\n    right: complaint\n",
            """
              again:
                right: erasure
                means: {sv: Radera., en: Erase.}
                keeps: [P98]
              complaint:
                right: complaint
            """,
            "  again:\n    right: ^erasure"),
        in(
            FaultRule.CONTROL_TWICE,
            "control: access-report",
            "control: published-notice",
            "control: ^published-notice\n    means:\n      sv: Du ser"));
  }
}
