package org.trygg.proof;

import java.util.ArrayList;
import java.util.List;

/// The nodes of a tree, made from its tiles. What lies between the levels of tiles is hashed anew.
///
/// Tiles of a stranger need no trust: a proof made of wrong ones proves nothing.
public final class TiledNodes implements NodeHashes {
  private final Tiles tiles;
  private final long size;

  /// @param size the number of leaves in the tree whose tiles are read
  public TiledNodes(Tiles tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  /// The hashes of a tile from `from`, `count` of them, under which the node stands.
  private record Place(TileId tile, int from, int count) {}

  @Override
  public List<Hash> read(List<NodeId> nodes) {
    List<Place> places = nodes.stream().map(this::place).toList();
    List<TileId> wanted = places.stream().map(Place::tile).distinct().toList();
    List<byte[]> found = wanted.isEmpty() ? List.of() : tiles.read(wanted);
    for (int at = 0; at < wanted.size(); at++) {
      requireWhole(wanted.get(at), found.get(at));
    }
    return places.stream()
        .map(place -> hash(place, found.get(wanted.indexOf(place.tile))))
        .toList();
  }

  private static void requireWhole(TileId tile, byte[] content) {
    if (content.length != tile.width() * Hash.SIZE_BYTES) {
      throw new IllegalStateException("A tile of the log is cut off");
    }
  }

  private Place place(NodeId node) {
    int level = node.level() / TileId.HEIGHT;
    int above = node.level() % TileId.HEIGHT;
    long first = node.index() << above;
    int from = (int) (first % TileId.FULL);
    int count = 1 << above;
    long length = (size >>> (TileId.HEIGHT * level)) - (first - from);
    if (from + count > length) {
      throw new IllegalStateException("The tree is smaller than its proof");
    }
    return new Place(TileId.of(level, first / TileId.FULL, size), from, count);
  }

  private static Hash hash(Place place, byte[] content) {
    List<Hash> row = new ArrayList<>(place.count);
    for (int at = place.from; at < place.from + place.count; at++) {
      row.add(Hash.at(content, at * Hash.SIZE_BYTES));
    }
    while (row.size() > 1) {
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int at = 0; at < row.size(); at += 2) {
        above.add(Hash.ofNode(row.get(at), row.get(at + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }
}
