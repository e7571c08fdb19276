package org.trygg.benchmarks;

import java.util.List;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/// The same rules in jCasbin: what is alike in all of them as policy lines, the rest in the
/// matcher.
final class CasbinRules {
  private static final String MODEL =
      """
      [request_definition]
      r = role, act, category, purpose, caseKind, caseOpen, held, age, settled, restricted

      [policy_definition]
      p = role, act, category, purpose, caseKind, most, open

      [policy_effect]
      e = some(where (p.eft == allow))

      [matchers]
      m = r.role == p.role && r.act == p.act && r.category == p.category && \\
        r.purpose == p.purpose && r.restricted == "no" && \\
        (p.caseKind == "-" || (r.caseKind == p.caseKind && r.caseOpen == "yes")) && \\
        (p.open == "-" || r.settled == "no") && \\
        (p.most == "-" || (r.held == "yes" && r.age <= p.most))
      """;

  private final Enforcer enforcer;

  CasbinRules() {
    var model = new Model();
    model.loadModelFromText(MODEL);
    enforcer = new Enforcer(model);
    enforcer.enableLog(false);
    for (List<String> rule :
        List.of(
            List.of("support", "read", "call-log", "provision.fault", "fault", "183", "-"),
            List.of("job", "collect", "call-log", "provision.fault", "-", "183", "-"),
            List.of("job", "read", "call-log", "billing", "-", "-", "open"))) {
      enforcer.addPolicy(rule);
    }
  }

  /// The words of a question in the order of the model; the age is of three digits, for texts are
  /// compared.
  static Object[] question(RivalQuestion asked) {
    return new Object[] {
      asked.role(),
      asked.act(),
      "call-log",
      asked.purpose(),
      "fault",
      "yes",
      "yes",
      "%03d".formatted(asked.ageInDays()),
      "no",
      "no"
    };
  }

  boolean isAllowed(Object[] question) {
    return enforcer.enforce(question);
  }
}
