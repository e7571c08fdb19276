package org.trygg.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trygg.keys.KeyId;
import org.trygg.keys.KeysetEncryption;
import org.trygg.keys.SealedRing;
import org.trygg.vocabulary.SubjectRef;

/// The end of a key that encrypts rings: its rings are sealed anew, those of the living copied, and
/// the key destroyed, so that no backup tells of the erased any more.
///
/// What asks for it is a file beside the keysets, so that it can be asked for while the program
/// runs.
public final class Renewal {
  private final KeysetEncryption keys;
  private final RingCopy copy;
  private final OwnFile asked;

  /// @param asked the file that is there while a renewal is asked for and not done
  public Renewal(KeysetEncryption keys, RingCopy copy, Path asked) {
    this.keys = keys;
    this.copy = copy;
    this.asked = new OwnFile(asked);
  }

  public KeysetEncryption keys() {
    return keys;
  }

  /// Makes a new key, and asks that all before it be destroyed.
  ///
  /// @return the new key
  public KeyId ask() {
    return alone(() -> {
      KeyId fresh = keys.rotate();
      asked.put(_ -> {});
      return fresh;
    });
  }

  /// Whether every older key is to be destroyed.
  public boolean isAsked() {
    return asked.exists();
  }

  /// Copies the rings, then destroys the key, of which the store holds none any more.
  ///
  /// @param pages gives the rings after a subject, at last none
  public void destroy(KeyId key, Function<Optional<SubjectRef>, List<SealedRing>> pages) {
    copy.write(key, pages);
    keys.destroy(key);
  }

  /// Notes that it is done, if the file of the keys, as it is now, holds the key that seals and no
  /// other. Whoever asked meanwhile has made another: what he asked for is still to be done.
  ///
  /// @param sealing the key under which all rings were found sealed
  public void endIfDone(KeyId sealing) {
    alone(() -> {
      keys.refresh();
      return keys.primary().equals(sealing)
          && keys.older().isEmpty()
          && Files.deleteIfExists(asked.path());
    });
  }

  /// Between the new key and the note that asks, nobody may note that it is done.
  private <T> T alone(OwnFile.Work<T> work) {
    try {
      return asked.alone(work);
    } catch (IOException e) {
      throw new RestoreException("The folder of the keysets cannot be written", e);
    }
  }
}
