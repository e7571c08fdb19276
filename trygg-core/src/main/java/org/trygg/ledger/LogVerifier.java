package org.trygg.ledger;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Frontier;
import org.trygg.proof.Hash;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.VerifyingKey;

/// Verifies a copy of a log, as [LogExport] writes it, against the log's public key; offline.
///
/// Entries are read as a stream, whatever their number: the tiles that agree with their hashes on
/// all cores, and from the first that does not, entry by entry. Only from the first difference on
/// are hashes kept in memory, in order to name what was done.
public final class LogVerifier {
  private final Frontier leavesTree;

  /// The same tree as that of the leaves until the first difference, so that no hash is made twice.
  private Frontier hashesTree;

  private final List<Hash> leaves = new ArrayList<>();
  private final List<Hash> hashes = new ArrayList<>();
  private final List<Finding> unreadable = new ArrayList<>();
  private boolean isWhole = true;
  private long same;

  private LogVerifier(Frontier tree) {
    this.leavesTree = tree;
    this.hashesTree = tree;
    this.same = tree.size();
  }

  /// The outcome: how many entries the checkpoint covers, and what is wrong.
  public record Verdict(long entries, List<Finding> findings) {
    public Verdict {
      findings = List.copyOf(findings);
    }

    /// Whether every entry is there, unchanged and in its place.
    public boolean isWhole() {
      return findings.isEmpty();
    }
  }

  /// Verifies the copy in this folder.
  ///
  /// @param key the log's public key, from a source other than the folder
  public static Verdict verify(Path path, VerifyingKey key) {
    var folder = new LogFolder(path);
    Optional<SignedCheckpoint> head = head(folder);
    if (head.isEmpty()) {
      return new Verdict(0, List.of(new Finding.Unreadable(LogFolder.CHECKPOINT)));
    }
    List<Finding> ofHead = Finding.ofHead(head.get(), key);
    if (!ofHead.isEmpty()) {
      return new Verdict(0, ofHead);
    }
    Checkpoint checkpoint = head.get().checkpoint();
    return new Verdict(checkpoint.size(), findings(folder, checkpoint));
  }

  private static Optional<SignedCheckpoint> head(LogFolder folder) {
    try {
      String note = Files.readString(folder.file(LogFolder.CHECKPOINT));
      return Optional.of(SignedCheckpoint.parse(note));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Finding> findings(LogFolder folder, Checkpoint signed) {
    var tiles = SameTiles.in(folder);
    return new LogVerifier(tiles.tree()).findings(folder, tiles, signed);
  }

  private List<Finding> findings(LogFolder folder, SameTiles tiles, Checkpoint signed) {
    try (DataInputStream entriesFile = folder.open(LogFolder.ENTRIES)) {
      entriesFile.skipNBytes(tiles.entriesBytes());
      try (DataInputStream hashesFile = folder.open(LogFolder.HASHES)) {
        hashesFile.skipNBytes(same * Hash.SIZE_BYTES);
        compare(entriesFile, hashesFile);
      } catch (IOException e) {
        return List.of(new Finding.Unreadable(LogFolder.HASHES));
      }
    } catch (IOException e) {
      return List.of(new Finding.Unreadable(LogFolder.ENTRIES));
    }
    List<Finding> findings = new ArrayList<>(unreadable);
    findings.addAll(judge(signed));
    return findings;
  }

  private void compare(DataInputStream entriesFile, DataInputStream hashesFile) {
    Optional<Hash> leaf = nextLeaf(entriesFile);
    Optional<Hash> hash = nextHash(hashesFile);
    while (leaf.isPresent() || hash.isPresent()) {
      if (isWhole && leaf.equals(hash)) {
        same++;
        leaf.ifPresent(leavesTree::append);
      } else {
        differ(leaf, hash);
      }
      leaf = nextLeaf(entriesFile);
      hash = nextHash(hashesFile);
    }
  }

  private void differ(Optional<Hash> leaf, Optional<Hash> hash) {
    if (isWhole) {
      isWhole = false;
      hashesTree = leavesTree.copy();
    }
    leaf.ifPresent(leaves::add);
    leaf.ifPresent(leavesTree::append);
    hash.ifPresent(hashes::add);
    hash.ifPresent(hashesTree::append);
  }

  private Optional<Hash> nextLeaf(DataInputStream file) {
    return next(LogFolder.ENTRIES, () -> LogFolder.readLeaf(file).map(Leaf::hash));
  }

  private Optional<Hash> nextHash(DataInputStream file) {
    return next(LogFolder.HASHES, () -> LogFolder.readHash(file));
  }

  private Optional<Hash> next(String file, Read read) {
    try {
      return read.next();
    } catch (IOException e) {
      unreadable.add(new Finding.Unreadable(file));
      return Optional.empty();
    }
  }

  private interface Read {
    Optional<Hash> next() throws IOException;
  }

  private List<Finding> judge(Checkpoint signed) {
    if (isSigned(leavesTree, signed)) {
      boolean areSame = isSigned(hashesTree, signed);
      return areSame ? List.of() : List.of(new Finding.HashesChanged(same));
    }
    if (isSigned(hashesTree, signed)) {
      return new Alignment(same, hashes, leaves).findings();
    }
    boolean isShort = leavesTree.size() < signed.size() && leavesTree.size() == hashesTree.size();
    return List.of(
        isShort && leaves.isEmpty()
            ? new Finding.Truncated(leavesTree.size(), signed.size())
            : new Finding.Rewritten(signed.size()));
  }

  private static boolean isSigned(Frontier tree, Checkpoint signed) {
    return tree.size() == signed.size() && tree.root().equals(signed.root());
  }
}
