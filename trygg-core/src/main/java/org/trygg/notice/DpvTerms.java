package org.trygg.notice;

import java.util.Map;
import org.trygg.policy.Control;
import org.trygg.policy.Right;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.Purpose;

/// Which terms of the Data Privacy Vocabulary 2.3 ours are kinds of.
///
/// A purpose that is not in the table takes the term of the nearest broader one that is, and in the
/// end `dpv:Purpose`: a policy may name its purposes as it likes.
final class DpvTerms {
  private static final Map<String, String> PURPOSES =
      Map.ofEntries(
          Map.entry("provision", "dpv:ServiceProvision"),
          Map.entry("provision.identification", "dpv:IdentityVerification"),
          Map.entry("provision.order", "dpv:CustomerOrderManagement"),
          Map.entry("provision.communication", "dpv:RequestedServiceProvision"),
          Map.entry("provision.alarm", "dpv:RequestedServiceProvision"),
          Map.entry("provision.conveyance", "dpv:TechnicalServiceProvision"),
          Map.entry("provision.billing", "dpv:PaymentManagement"),
          Map.entry("provision.complaint", "dpv:CustomerClaimsManagement"),
          Map.entry("provision.credit-check", "dpv:CustomerSolvencyMonitoring"),
          Map.entry("provision.fault", "dpv:RepairImpairments"),
          Map.entry("development", "dpv:ImproveExistingProductsAndServices"),
          Map.entry("development.statistics", "dpv:ServiceUsageAnalytics"),
          Map.entry("direct-marketing", "dpv:DirectMarketing"),
          Map.entry("direct-marketing.offers", "dpv:ProvideProductRecommendations"),
          Map.entry("legal-compliance", "dpv:LegalCompliance"),
          Map.entry("legal-compliance.rights", "dpv:RightsFulfilment"),
          Map.entry("abuse-prevention", "dpv:MisusePreventionAndDetection"));

  private DpvTerms() {}

  static String of(Purpose purpose) {
    String path = purpose.path();
    while (!path.isEmpty()) {
      String term = PURPOSES.get(path);
      if (term != null) {
        return term;
      }
      path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
    return "dpv:Purpose";
  }

  static String of(LegalBasis basis) {
    return switch (basis) {
      case CONSENT -> "gdpr:A6-1-a";
      case CONTRACT -> "gdpr:A6-1-b-contract-performance";
      case LEGAL_OBLIGATION -> "gdpr:A6-1-c";
      case VITAL_INTEREST -> "gdpr:A6-1-d";
      case PUBLIC_TASK -> "gdpr:A6-1-e";
      case LEGITIMATE_INTEREST -> "gdpr:A6-1-f-controller";
    };
  }

  static String of(Right right) {
    return switch (right) {
      case INFORMATION -> "gdpr:A13";
      case ACCESS -> "gdpr:A15";
      case RECTIFICATION -> "gdpr:A16";
      case ERASURE -> "gdpr:A17";
      case RESTRICTION -> "gdpr:A18";
      case PORTABILITY -> "gdpr:A20";
      case OBJECTION, OBJECTION_TO_MARKETING -> "gdpr:A21";
      case WITHDRAWAL -> "gdpr:A7-3";
      case HUMAN_REVIEW -> "gdpr:A22";
      case COMPLAINT -> "gdpr:A77";
    };
  }

  static String of(Control control) {
    return switch (control) {
      case ENCRYPTION_AT_REST -> "dpv:EncryptionAtRest";
      case CASE_BOUND_ACCESS -> "dpv:AccessControlMethod";
      case LEDGER -> "dpv:ActivityMonitoring";
      case ANONYMOUS_STATISTICS -> "dpv:Anonymisation";
      case RETENTION_SWEEP -> "dpv:StorageDeletion";
      case LEDGER_PROOFS,
          DECISION_BY_RULE,
          ONE_DOOR,
          ERASURE_SURVIVES_RESTORE,
          QUARANTINE,
          PUBLISHED_NOTICE,
          ACCESS_REPORT,
          MAIL_INTAKE,
          SEND_GATE,
          MEASURE_REGISTER,
          ABUSE_HANDLING ->
          "dpv:TechnicalOrganisationalMeasure";
    };
  }
}
