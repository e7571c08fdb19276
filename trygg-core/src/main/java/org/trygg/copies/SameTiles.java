package org.trygg.copies;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.trygg.ledger.Leaf;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.proof.Hashing;
import org.trygg.proof.TileId;

/// The full tiles that a copy of a log begins with and whose entries have the hashes beside them:
/// read in order and hashed on all cores.
///
/// What cannot be read, or differs, ends them, and nothing is said of it: whoever goes on from
/// there names it.
final class SameTiles {
  private static final int LEVEL = Integer.numberOfTrailingZeros(TileId.FULL);
  private static final int HASHES_BYTES = TileId.FULL * Hash.SIZE_BYTES;

  private final Frontier tree = Frontier.empty();

  /// Tiles done before one that precedes them: at most some for each core.
  private final Map<Long, Tile> early = new HashMap<>();

  private long entriesBytes;
  private boolean hasGaps;

  /// A tile without fault.
  ///
  /// @param entriesBytes the place in the entries at which it ends
  private record Tile(Hash root, long entriesBytes, boolean hasGaps) {}

  static SameTiles in(LogFolder folder) {
    var same = new SameTiles();
    try (InputStream entries = Files.newInputStream(folder.file(LogFolder.ENTRIES));
        InputStream hashes = Files.newInputStream(folder.file(LogFolder.HASHES))) {
      long tiles = Files.size(folder.file(LogFolder.HASHES)) / HASHES_BYTES;
      int cores = Runtime.getRuntime().availableProcessors();
      same.readAll(new Copy(entries, hashes), (int) Math.min(tiles, cores));
    } catch (IOException e) {
      return new SameTiles();
    }
    return same;
  }

  /// The tree of these tiles.
  Frontier tree() {
    return tree;
  }

  /// How many bytes of the file of entries they take.
  long entriesBytes() {
    return entriesBytes;
  }

  /// Whether entries in them are gone: their stated hashes were taken for them.
  boolean hasGaps() {
    return hasGaps;
  }

  private void readAll(Copy copy, int cores) throws IOException {
    if (cores == 0) {
      return;
    }
    List<Callable<Void>> work = new ArrayList<>();
    for (int core = 0; core < cores; core++) {
      work.add(() -> readSome(copy));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      for (Future<Void> each : threads.invokeAll(work)) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException("A tile could not be hashed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The reading was interrupted", e);
    }
  }

  private Void readSome(Copy copy) throws IOException {
    var reading = new Reading();
    while (copy.read(reading)) {
      if (!reading.isSame()) {
        copy.end();
        return null;
      }
      add(reading.index, new Tile(reading.root(), reading.entriesBytes, reading.hasGaps));
    }
    return null;
  }

  private synchronized void add(long index, Tile tile) {
    early.put(index, tile);
    long next = tree.size() / TileId.FULL;
    for (Tile each = early.remove(next); each != null; each = early.remove(++next)) {
      tree.append(LEVEL, each.root);
      entriesBytes = each.entriesBytes;
      hasGaps |= each.hasGaps;
    }
  }

  /// Both files, from which one thread at a time takes the next tile.
  private static final class Copy {
    private final InputStream entries;
    private final InputStream hashes;
    private final byte[] block = new byte[2 * (Leaf.MOST_BYTES + 1)];
    private int from;
    private int to;
    private long index;
    private long entriesBytes;
    private boolean isAtEnd;

    Copy(InputStream entries, InputStream hashes) {
      this.entries = entries;
      this.hashes = hashes;
    }

    /// Returns false when no full tile is left, or one was found to differ.
    synchronized boolean read(Reading reading) throws IOException {
      reading.clear();
      for (int at = 0; at < TileId.FULL && !isAtEnd; at++) {
        readEntry(reading);
      }
      isAtEnd |= hashes.readNBytes(reading.stated, 0, HASHES_BYTES) < HASHES_BYTES;
      reading.index = index++;
      reading.entriesBytes = entriesBytes;
      return !isAtEnd;
    }

    synchronized void end() {
      isAtEnd = true;
    }

    private void readEntry(Reading reading) throws IOException {
      int length = has(2) ? (block[from] & 0xFF) << Byte.SIZE | (block[from + 1] & 0xFF) : 0;
      isAtEnd = !has(2 + length);
      if (!isAtEnd) {
        reading.add(block, from + 2, length);
        from += 2 + length;
        entriesBytes += 2 + length;
      }
    }

    private boolean has(int count) throws IOException {
      if (to - from < count) {
        System.arraycopy(block, from, block, 0, to - from);
        to -= from;
        from = 0;
        to += entries.readNBytes(block, to, block.length - to);
      }
      return to - from >= count;
    }
  }

  /// What one thread has read of the tile it is at; the arrays are those of the tile before it.
  private static final class Reading {
    private final Hashing hashing = new Hashing();
    private final byte[] committed = new byte[Leaf.COMMITTED_BYTES];
    private final byte[] counted = new byte[Leaf.COUNTED_HEAD_BYTES + Hash.SIZE_BYTES];
    private final byte[] stated = new byte[HASHES_BYTES];
    private final byte[] found = new byte[HASHES_BYTES];
    private final int[] ends = new int[TileId.FULL + 1];
    private byte[] leaves = new byte[1 << 16];
    private int count;
    private long index;
    private long entriesBytes;
    private boolean hasGaps;

    void clear() {
      count = 0;
      hasGaps = false;
    }

    void add(byte[] bytes, int from, int length) {
      int start = ends[count];
      if (leaves.length - start < length) {
        leaves = Arrays.copyOf(leaves, leaves.length * 2);
      }
      System.arraycopy(bytes, from, leaves, start, length);
      ends[++count] = start + length;
    }

    boolean isSame() {
      for (int at = 0; at < count; at++) {
        hash(ends[at], ends[at + 1] - ends[at], at * Hash.SIZE_BYTES);
      }
      return Arrays.equals(stated, found);
    }

    private void hash(int from, int length, int to) {
      if (length == 0) {
        System.arraycopy(stated, to, found, to, Hash.SIZE_BYTES);
        hasGaps = true;
      } else if (Leaf.isCounted(leaves[from]) && length >= Leaf.COUNTED_HEAD_BYTES) {
        hashCounted(from, length);
        hashing.leaf(committed, 0, committed.length, found, to);
      } else if (Leaf.isBlinded(leaves[from])) {
        hashing.bytes(leaves, from, length, committed, 0);
        hashing.leaf(committed, 0, committed.length, found, to);
      } else {
        hashing.leaf(leaves, from, length, found, to);
      }
    }

    private void hashCounted(int from, int length) {
      int head = Leaf.COUNTED_HEAD_BYTES;
      System.arraycopy(leaves, from, counted, 0, head);
      hashing.bytes(leaves, from + head, length - head, counted, head);
      hashing.bytes(counted, 0, counted.length, committed, 0);
    }

    Hash root() {
      return hashing.root(found);
    }
  }
}
