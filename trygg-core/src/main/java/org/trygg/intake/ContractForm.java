package org.trygg.intake;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.trygg.forms.Flaw;
import org.trygg.forms.Form;
import org.trygg.policy.FieldType;
import org.trygg.policy.PolicyVersions;
import org.trygg.policy.Rule;
import org.trygg.subject.Contract;
import org.trygg.vocabulary.ServiceName;

/// A contract as it is told: the fact that decisions depend on, and what is kept in words.
///
/// The form has `service` and `start`, and may have `end`, `account`, `device`, `access-port` and
/// `terms`.
record ContractForm(Contract contract, Map<String, String> fields) {
  private static final Map<String, FieldType> WORDS =
      Map.of(
          "account", FieldType.ACCOUNT,
          "device", FieldType.DEVICE,
          "access-port", FieldType.ACCESS_PORT,
          "terms", FieldType.TEXT);

  /// The contract, with a new id; empty if the form has flaws, which then tells them.
  static Optional<ContractForm> read(Form form, PolicyVersions.Version policy) {
    Optional<ServiceName> service = service(form, policy);
    Optional<LocalDate> start = form.required("start", LocalDate::parse, Flaw.Rule.DATE);
    Optional<LocalDate> end = form.optional("end", LocalDate::parse, Flaw.Rule.DATE);
    Map<String, String> words = form.fields(WORDS);
    form.end();
    if (service.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    if (end.isPresent() && end.get().isBefore(start.get())) {
      form.flaw("end", Flaw.Rule.ORDER_OF_DAYS);
      return Optional.empty();
    }
    var contract = new Contract(UUID.randomUUID(), service.get(), start.get(), end);
    var fields = new TreeMap<>(words);
    fields.put("service", service.get().name());
    fields.put("started", start.get().toString());
    end.ifPresent(day -> fields.put("ended", day.toString()));
    return Optional.of(new ContractForm(contract, fields));
  }

  /// A service of the policy.
  static Optional<ServiceName> service(Form form, PolicyVersions.Version policy) {
    return form.required(
        "service",
        text -> {
          ServiceName service = ServiceName.of(text);
          if (policy.policy().rulesOf(Rule.OfService.class).stream()
              .noneMatch(rule -> rule.service().equals(service))) {
            throw new IllegalArgumentException("There is no such service");
          }
          return service;
        },
        Flaw.Rule.SERVICE);
  }

  @Override
  public String toString() {
    return "ContractForm[REDACTED]";
  }
}
