package org.trygg.witness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trygg.proof.Bundle;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.proof.NodeId;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TileId;
import org.trygg.proof.Tiles;
import org.trygg.proof.VerifyingKey;

/// Checks a whole log from its tiles alone: that every leaf is the one its tile holds, every tile
/// is made of those below it, and all of it is what was signed.
///
/// Reads a bundle and its tile at a time; of the levels above it keeps one tile each.
public final class TreeCheck {
  private static final int MOST_FAULTS = 1_000;

  private final Tiles tiles;
  private final long size;
  private final Frontier tree = Frontier.empty();

  /// The hashes that the tiles above the leaves should hold, so far as they are known and unread.
  private final Map<Integer, List<Hash>> above = new HashMap<>();

  private final List<TreeFault> faults = new ArrayList<>();

  private TreeCheck(Tiles tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  /// Returns what is wrong; nothing if the log is whole.
  ///
  /// @param key the log's public key, from elsewhere than the tiles
  public static List<TreeFault> check(SignedCheckpoint head, VerifyingKey key, Tiles tiles) {
    Checkpoint signed = head.checkpoint();
    if (!signed.origin().equals(key.name()) || !head.isSignedBy(key)) {
      return List.of(new TreeFault.NotTheLogs());
    }
    return new TreeCheck(tiles, signed.size()).faults(signed);
  }

  private List<TreeFault> faults(Checkpoint signed) {
    for (long first = 0; first < size && faults.size() < MOST_FAULTS; first += TileId.FULL) {
      checkLeaves(first / TileId.FULL);
    }
    // What is left of a level is its last tile, and partial.
    List.copyOf(above.keySet())
        .forEach(level -> checkTile(level, (tree.size() >>> (Byte.SIZE * level)) / TileId.FULL));
    if (faults.isEmpty() && !tree.root().equals(signed.root())) {
      faults.add(new TreeFault.NotWhatWasSigned(size));
    }
    return List.copyOf(faults);
  }

  private void checkLeaves(long index) {
    TileId bundle = TileId.of(TileId.ENTRIES, index, size);
    TileId tile = TileId.of(0, index, size);
    try {
      List<byte[]> leaves = Bundle.parse(tiles.read(List.of(bundle)).getFirst());
      List<Hash> hashes = hashes(tiles.read(List.of(tile)).getFirst());
      if (leaves.size() != bundle.width() || hashes.size() != tile.width()) {
        throw new IllegalStateException("Another width");
      }
      for (int at = 0; at < leaves.size(); at++) {
        take(index * TileId.FULL + at, Hash.ofLeaf(leaves.get(at)), hashes.get(at));
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      faults.add(new TreeFault.Missing(bundle));
    }
  }

  private void take(long index, Hash leaf, Hash held) {
    if (!leaf.equals(held)) {
      faults.add(new TreeFault.LeafChanged(index));
    }
    tree.append(
        held,
        (node, hash) -> {
          if (node.level() > 0 && node.level() % Byte.SIZE == 0) {
            expect(node, hash);
          }
        });
  }

  private void expect(NodeId node, Hash hash) {
    int level = node.level() / Byte.SIZE;
    above.computeIfAbsent(level, _ -> new ArrayList<>()).add(hash);
    if (node.index() % TileId.FULL == TileId.FULL - 1) {
      checkTile(level, node.index() / TileId.FULL);
    }
  }

  private void checkTile(int level, long index) {
    List<Hash> row = above.getOrDefault(level, List.of());
    compare(new TileId(level, index, row.size()), List.copyOf(row));
    above.remove(level);
  }

  private void compare(TileId tile, List<Hash> expected) {
    try {
      if (!hashes(tiles.read(List.of(tile)).getFirst()).equals(expected)) {
        faults.add(new TreeFault.TileChanged(tile));
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      faults.add(new TreeFault.Missing(tile));
    }
  }

  private static List<Hash> hashes(byte[] content) {
    List<Hash> hashes = new ArrayList<>();
    for (int from = 0; from < content.length; from += Hash.SIZE_BYTES) {
      hashes.add(
          Hash.of(
              Arrays.copyOfRange(content, from, Math.min(from + Hash.SIZE_BYTES, content.length))));
    }
    return hashes;
  }
}
