package org.trygg.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A log that grows: takes leaves into its tree, and signs a checkpoint of the result. One type for
/// every log; which one it is, its key says.
///
/// Hashes what is new, and of the old the right edge only: at most 255 hashes for each level of
/// tiles. Holds no state, so that any program may go on where another stopped.
public final class TiledLog {
  private static final int MOST_LEAF_BYTES = 0xFFFF;

  private final SigningKey key;

  /// @param key the log's own key; its name is the log's origin
  public TiledLog(SigningKey key) {
    this.key = key;
  }

  /// Adds leaves at the log's end, and returns the checkpoint of the log with them. Without leaves
  /// it signs a log that was never signed, and else leaves it as it is.
  ///
  /// Two may not grow the same log at once: the caller sees to that.
  ///
  /// @param leaves what each leaf's hash is made of, at most 65,535 bytes
  /// @throws ForkException if the stored tree is not the one last signed with this key
  /// @throws IllegalArgumentException if a leaf is too long
  public SignedCheckpoint grow(TreeStore store, List<byte[]> leaves) {
    Optional<SignedCheckpoint> head = store.head();
    if (leaves.isEmpty() && head.isPresent()) {
      return head.get();
    }
    Frontier frontier = head.map(last -> edge(last, store)).orElseGet(Frontier::empty);
    Collection<TileGrowth> grown = grow(frontier, leaves);
    String origin = key.verifyingKey().name();
    SignedCheckpoint next = new Checkpoint(origin, frontier.size(), frontier.root()).sign(key);
    store.grow(new ArrayList<>(grown), next);
    return next;
  }

  /// A log never signs what does not continue its last checkpoint: C2SP tlog-checkpoint.
  private Frontier edge(SignedCheckpoint last, TreeStore store) {
    if (!last.isSignedBy(key.verifyingKey())) {
      throw new ForkException("The log's last checkpoint was not signed with this key");
    }
    Frontier frontier = stored(last.checkpoint().size(), store);
    if (!frontier.root().equals(last.checkpoint().root())) {
      throw new ForkException("The log's tiles are not those of its last checkpoint");
    }
    return frontier;
  }

  private static Frontier stored(long size, TreeStore store) {
    try {
      return Frontier.read(size, new TiledNodes(store, size));
    } catch (IllegalStateException missing) {
      throw new ForkException("The log's tiles end before its last checkpoint");
    }
  }

  private static Collection<TileGrowth> grow(Frontier frontier, List<byte[]> leaves) {
    Map<TileId, TileGrowth> grown = new LinkedHashMap<>();
    for (byte[] leaf : leaves) {
      add(grown, TileId.ENTRIES, frontier.size(), bundled(leaf));
      frontier.append(
          Hash.ofLeaf(leaf),
          (node, hash) -> {
            if (node.level() % TileId.HEIGHT == 0) {
              add(grown, node.level() / TileId.HEIGHT, node.index(), hash.bytes());
            }
          });
    }
    return grown.values();
  }

  private static void add(Map<TileId, TileGrowth> grown, int level, long place, byte[] bytes) {
    long index = place / TileId.FULL;
    grown
        .computeIfAbsent(
            new TileId(level, index, TileId.FULL),
            _ -> new TileGrowth(level, index, (int) (place % TileId.FULL)))
        .add(bytes);
  }

  private static byte[] bundled(byte[] leaf) {
    if (leaf.length > MOST_LEAF_BYTES) {
      throw new IllegalArgumentException("A leaf has at most 65,535 bytes");
    }
    return ByteBuffer.allocate(Short.BYTES + leaf.length)
        .putShort((short) leaf.length)
        .put(leaf)
        .array();
  }
}
