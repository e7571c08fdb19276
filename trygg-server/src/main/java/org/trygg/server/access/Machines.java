package org.trygg.server.access;

import java.util.Optional;
import org.trygg.vocabulary.Actor;

/// Where the registrations of machine clients are kept.
public interface Machines {
  /// Registers the client under the token, in place of any earlier registration of the same name.
  void register(Machine machine, Token.Hash token);

  /// The registration under the token; empty when there is none or it has expired.
  Optional<Machine> find(Token.Hash token);

  /// Ends the registration at once; returns whether there was one.
  boolean remove(Actor.Machine client);
}
