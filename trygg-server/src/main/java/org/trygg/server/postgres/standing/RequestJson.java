package org.trygg.server.postgres.standing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.trygg.requests.Demand;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.Step;
import org.trygg.vocabulary.Actor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A request by right as JSON and back.
public final class RequestJson {
  /// The form written; the only one read.
  static final int FORM = 1;

  private static final JsonMapper MAPPER =
      KeptJson.strict()
          .addMixIn(Demand.class, Demands.class)
          .addMixIn(Step.class, Steps.class)
          .addMixIn(Actor.class, Actors.class)
          .build();

  private RequestJson() {}

  static String write(RightsRequest request) {
    return MAPPER.writeValueAsString(new Kept(FORM, request));
  }

  /// @throws IllegalStateException if the text is not a request in the form of this program
  static RightsRequest read(String text) {
    Kept kept;
    try {
      kept = MAPPER.readValue(text, Kept.class);
    } catch (JacksonException e) {
      // The cause repeats the text, hence is left out.
      throw new IllegalStateException("A kept request is not in the form that Trygg writes");
    }
    if (kept.form != FORM) {
      throw new IllegalStateException("A kept request has a form of another version of Trygg");
    }
    return kept.request;
  }

  private record Kept(int form, RightsRequest request) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "demands")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "access", value = Demand.Access.class),
    @JsonSubTypes.Type(name = "portability", value = Demand.Portability.class),
    @JsonSubTypes.Type(name = "product-data", value = Demand.ProductData.class),
    @JsonSubTypes.Type(name = "rectification", value = Demand.Rectification.class),
    @JsonSubTypes.Type(name = "erasure", value = Demand.Erasure.class),
    @JsonSubTypes.Type(name = "restriction", value = Demand.Restricting.class),
    @JsonSubTypes.Type(name = "objection", value = Demand.Objection.class),
    @JsonSubTypes.Type(name = "objection-to-marketing", value = Demand.ObjectionToMarketing.class),
    @JsonSubTypes.Type(name = "withdrawal", value = Demand.Withdrawal.class),
    @JsonSubTypes.Type(name = "human-review", value = Demand.HumanReview.class),
    @JsonSubTypes.Type(name = "complaint", value = Demand.Complaint.class)
  })
  private interface Demands {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "acknowledged", value = Step.Acknowledged.class),
    @JsonSubTypes.Type(name = "doubted", value = Step.Doubted.class),
    @JsonSubTypes.Type(name = "answered", value = Step.Answered.class),
    @JsonSubTypes.Type(name = "accepted", value = Step.Accepted.class),
    @JsonSubTypes.Type(name = "delayed", value = Step.Delayed.class),
    @JsonSubTypes.Type(name = "carried-out", value = Step.CarriedOut.class),
    @JsonSubTypes.Type(name = "refusal-proposed", value = Step.RefusalProposed.class),
    @JsonSubTypes.Type(name = "refused", value = Step.Refused.class),
    @JsonSubTypes.Type(name = "fulfilled", value = Step.Fulfilled.class),
    @JsonSubTypes.Type(name = "taken-back", value = Step.TakenBack.class)
  })
  private interface Steps {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "actor")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "staff", value = Actor.Staff.class),
    @JsonSubTypes.Type(name = "machine", value = Actor.Machine.class),
    @JsonSubTypes.Type(name = "self", value = Actor.Self.class),
    @JsonSubTypes.Type(name = "job", value = Actor.Job.class)
  })
  private interface Actors {}
}
