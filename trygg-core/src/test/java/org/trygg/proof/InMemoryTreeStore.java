package org.trygg.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A log's tree in memory, for tests.
public final class InMemoryTreeStore implements TreeStore {
  private final Map<Place, byte[]> tiles = new HashMap<>();
  private Optional<SignedCheckpoint> head = Optional.empty();

  private record Place(int level, long index) {}

  /// Returns a tree of its own that is like this one now.
  public InMemoryTreeStore copy() {
    var copy = new InMemoryTreeStore();
    copy.tiles.putAll(tiles);
    copy.head = head;
    return copy;
  }

  @Override
  public Optional<SignedCheckpoint> head() {
    return head;
  }

  @Override
  public void grow(List<TileGrowth> grown, SignedCheckpoint next) {
    grown.forEach(this::requireAsSigned);
    grown.forEach(each ->
        tiles.merge(
            new Place(each.level(), each.index()), each.added(), InMemoryTreeStore::joined));
    head = Optional.of(next);
  }

  private void requireAsSigned(TileGrowth tile) {
    byte[] stored = tiles.getOrDefault(new Place(tile.level(), tile.index()), new byte[0]);
    if (tile.level() != TileId.ENTRIES && stored.length != tile.before() * Hash.SIZE_BYTES) {
      throw new ForkException("A tile of the log is longer than was signed");
    }
  }

  private static byte[] joined(byte[] before, byte[] added) {
    byte[] both = Arrays.copyOf(before, before.length + added.length);
    System.arraycopy(added, 0, both, before.length, added.length);
    return both;
  }

  @Override
  public List<byte[]> read(List<TileId> wanted) {
    return wanted.stream().map(this::read).toList();
  }

  private byte[] read(TileId tile) {
    byte[] content = tiles.getOrDefault(new Place(tile.level(), tile.index()), new byte[0]);
    if (tile.level() == TileId.ENTRIES) {
      return Bundle.first(tile.width(), content).orElseThrow(InMemoryTreeStore::missing);
    }
    int length = tile.width() * Hash.SIZE_BYTES;
    if (content.length < length) {
      throw missing();
    }
    return Arrays.copyOf(content, length);
  }

  private static IllegalStateException missing() {
    return new IllegalStateException("A tile of the log is not stored");
  }
}
