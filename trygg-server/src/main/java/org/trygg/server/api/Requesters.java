package org.trygg.server.api;

import java.util.Optional;
import org.trygg.passage.Requester;
import org.trygg.server.access.Caller;
import org.trygg.server.problem.MalformedException;
import org.trygg.vocabulary.CaseRef;

/// Who asks the gate, by who is at the door and the case named in a header.
public final class Requesters {
  /// The header in which staff name the case within which they act.
  public static final String CASE = "Trygg-Case";

  private Requesters() {}

  /// @throws MalformedException if the case is no pseudonym
  public static Requester of(Caller caller, Optional<String> caseHeader) {
    return switch (caller) {
      case Caller.MachineCaller machine -> new Requester(machine.actor(), machine.occasion());
      case Caller.StaffCaller staff ->
          new Requester(staff.actor(), staff.occasion(caseHeader.map(Requesters::caseRef)));
    };
  }

  private static CaseRef caseRef(String header) {
    try {
      return CaseRef.parse(header);
    } catch (IllegalArgumentException _) {
      throw new MalformedException();
    }
  }
}
