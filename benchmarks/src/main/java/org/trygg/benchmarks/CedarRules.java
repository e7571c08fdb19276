package org.trygg.benchmarks;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.Map;
import java.util.Set;

/// The rules that the decision bench asks of, in Cedar: parsed once and kept on the native side by
/// its cache, which is its quickest way.
final class CedarRules {
  private static final String RULES =
      """
      permit (principal, action == Action::"read", resource is Item)
      when {
        resource.category == "call-log" && context.purpose == "provision.fault"
        && principal.role == "support" && context.caseKind == "fault" && context.caseIsOpen
        && resource.serviceIsHeld && resource.ageInDays <= 183
      };
      permit (principal, action == Action::"collect", resource is Item)
      when {
        resource.category == "call-log" && context.purpose == "provision.fault"
        && principal.role == "job" && resource.serviceIsHeld && resource.ageInDays <= 183
      };
      permit (principal, action == Action::"read", resource is Item)
      when {
        resource.category == "call-log" && context.purpose == "billing"
        && principal.role == "job" && !resource.isSettled
      };
      forbid (principal, action, resource is Item)
      when { resource.isRestricted };
      """;

  private static final EntityTypeName ACTOR = EntityTypeName.parse("Actor").orElseThrow();
  private static final EntityTypeName ACTION = EntityTypeName.parse("Action").orElseThrow();
  private static final EntityTypeName ITEM = EntityTypeName.parse("Item").orElseThrow();

  private final AuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;

  CedarRules() {
    try {
      policies = PolicySet.parsePolicies(RULES);
      policies.cache();
    } catch (InternalException | CacheException e) {
      throw new IllegalStateException("Cedar did not take the rules", e);
    }
  }

  /// A question with the entities that it needs.
  record Question(AuthorizationRequest request, Entities entities) {}

  Question question(RivalQuestion asked) {
    EntityUID actor = ACTOR.of(asked.role());
    EntityUID item = ITEM.of("item-" + asked.ageInDays());
    var entities =
        new Entities(
            Set.of(
                new Entity(actor, Map.of("role", new PrimString(asked.role())), Set.of()),
                new Entity(item, attributes(asked), Set.of())));
    Map<String, Value> context =
        Map.of(
            "purpose", new PrimString(asked.purpose()),
            "caseKind", new PrimString("fault"),
            "caseIsOpen", new PrimBool(true));
    return new Question(
        new AuthorizationRequest(actor, ACTION.of(asked.act()), item, context), entities);
  }

  private static Map<String, Value> attributes(RivalQuestion asked) {
    return Map.of(
        "category", new PrimString("call-log"),
        "ageInDays", new PrimLong(asked.ageInDays()),
        "serviceIsHeld", new PrimBool(true),
        "isSettled", new PrimBool(false),
        "isRestricted", new PrimBool(false));
  }

  boolean isAllowed(Question question) {
    try {
      return engine
          .isAuthorized(question.request, policies, question.entities)
          .success
          .orElseThrow()
          .isAllowed();
    } catch (AuthException e) {
      throw new IllegalStateException("Cedar did not answer", e);
    }
  }
}
