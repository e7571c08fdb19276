package org.trygg.passage;

import java.util.function.Consumer;

/// What a reading may see, opened piece by piece as it is asked for.
///
/// Of little, what was there when the entry was written; of much, what is erased meanwhile is not
/// there any more.
public interface Contents {
  /// Gives every record, then every event in order of time, one at a time.
  void forEach(Consumer<Shown> to);
}
