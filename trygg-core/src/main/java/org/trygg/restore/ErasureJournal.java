package org.trygg.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.trygg.keys.Tag;

/// The tombstones of all who were erased, in a file beside the keysets: one tag a line, which leads
/// to nobody without the key of the tombstones.
public final class ErasureJournal {
  private final OwnFile file;

  public ErasureJournal(Path file) {
    this.file = new OwnFile(file);
  }

  /// Adds those that are not in it; on the disk when it returns.
  ///
  /// @throws RestoreException if the file cannot be read or written
  public void add(Collection<Tag> tags) {
    List<UUID> more = tags.stream().map(Tag::value).toList();
    if (read().containsAll(more)) {
      return;
    }
    try {
      file.alone(() -> {
        Set<UUID> all = read();
        all.addAll(more);
        file.put(half -> Files.write(half, all.stream().map(UUID::toString).toList(), US_ASCII));
        return all;
      });
    } catch (IOException e) {
      throw fault(e);
    }
  }

  /// Every tag in it; none if there is no file.
  ///
  /// @throws RestoreException if the file cannot be read, or holds anything else
  public Set<Tag> tags() {
    return read().stream().map(Tag::new).collect(toCollection(HashSet::new));
  }

  private Set<UUID> read() {
    try {
      return file.exists()
          ? Files.readAllLines(file.path(), US_ASCII).stream()
              .map(UUID::fromString)
              .collect(toCollection(TreeSet::new))
          : new TreeSet<>();
    } catch (IOException | IllegalArgumentException e) {
      throw fault(e);
    }
  }

  private static RestoreException fault(Exception cause) {
    return new RestoreException(
        "The journal of erasures, erased.tags beside the keysets, cannot be read or written",
        cause);
  }
}
