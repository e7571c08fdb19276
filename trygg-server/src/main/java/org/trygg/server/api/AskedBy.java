package org.trygg.server.api;

import java.util.Optional;
import java.util.UUID;
import org.trygg.passage.Requester;
import org.trygg.server.access.Caller;
import org.trygg.vocabulary.CaseRef;

/// The caller as the gate knows it: the occasion is the registration, or the case that staff name
/// in the header `Trygg-Case`.
public final class AskedBy {
  /// The header in which staff name the case within which they act.
  public static final String CASE = "Trygg-Case";

  private AskedBy() {}

  public static Requester of(Caller caller, Optional<UUID> openCase) {
    return switch (caller) {
      case Caller.MachineCaller(var machine) ->
          Requester.machine(machine.actor().client(), machine.purposes(), machine.categories());
      case Caller.StaffCaller(var staff) ->
          Requester.staff(staff.account(), staff.role(), openCase.map(CaseRef::new));
    };
  }
}
