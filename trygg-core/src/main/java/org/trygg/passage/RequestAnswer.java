package org.trygg.passage;

import java.util.List;
import org.trygg.fulfilment.Part;
import org.trygg.ledger.EntryId;
import org.trygg.policy.Refusal;
import org.trygg.requests.Deadline;
import org.trygg.requests.RightsRequest;
import org.trygg.requests.StepAnswer;

/// What the gate answers to somebody who takes in a request by right, or takes a step in one.
public sealed interface RequestAnswer {
  EntryId entry();

  /// The step is taken.
  record Taken(EntryId entry, RightsRequest request, Deadline deadline) implements RequestAnswer {}

  /// What carrying it out would mean for each thing held that it concerns; nothing was done.
  record Planned(EntryId entry, RightsRequest request, Deadline deadline, List<Part> parts)
      implements RequestAnswer {
    public Planned {
      parts = List.copyOf(parts);
    }
  }

  /// The step does not lead on from where the request stands; nothing was done.
  record NotTaken(EntryId entry, StepAnswer why) implements RequestAnswer {}

  /// The role has no such duty, or there is no such request of this subject's.
  record Refused(EntryId entry, Refusal reason) implements RequestAnswer {}
}
