package org.trygg.copies;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trygg.ledger.Finding;
import org.trygg.ledger.Leaf;
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
  private boolean hasGaps;
  private long same;

  private LogVerifier(SameTiles tiles) {
    this.leavesTree = tiles.tree();
    this.hashesTree = leavesTree;
    this.same = leavesTree.size();
    this.hasGaps = tiles.hasGaps();
  }

  /// The outcome: how many entries the checkpoint covers, and what is wrong.
  ///
  /// @param gone how many of them are gone because their time was over
  /// @param through the last year whose entries are gone, as the log tells
  public record Verdict(long entries, long gone, Optional<Year> through, List<Finding> findings) {
    public Verdict {
      findings = List.copyOf(findings);
    }

    private static Verdict fault(Finding finding) {
      return new Verdict(0, 0, Optional.empty(), List.of(finding));
    }

    /// Whether every entry is there whose time is not over, unchanged and in its place.
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
      return Verdict.fault(new Finding.Unreadable(LogFolder.CHECKPOINT));
    }
    List<Finding> ofHead = Finding.ofHead(head.get(), key);
    if (!ofHead.isEmpty()) {
      return Verdict.fault(ofHead.getFirst());
    }
    var tiles = SameTiles.in(folder);
    return new LogVerifier(tiles).verdict(folder, tiles, head.get().checkpoint());
  }

  private static Optional<SignedCheckpoint> head(LogFolder folder) {
    try {
      String note = Files.readString(folder.file(LogFolder.CHECKPOINT));
      return Optional.of(SignedCheckpoint.parse(note));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Verdict verdict(LogFolder folder, SameTiles tiles, Checkpoint signed) {
    List<Finding> findings = findings(folder, tiles, signed);
    if (!hasGaps) {
      return new Verdict(signed.size(), 0, Optional.empty(), findings);
    }
    try {
      Gaps gaps = Gaps.in(folder);
      List<Finding> all = new ArrayList<>(gaps.findingsBefore(isWhole ? signed.size() : same));
      findings.stream().filter(each -> !isAccountedFor(each, gaps)).forEach(all::add);
      return new Verdict(signed.size(), gaps.count(), gaps.through(), all);
    } catch (IOException e) {
      return new Verdict(signed.size(), 0, Optional.empty(), findings);
    }
  }

  private static boolean isAccountedFor(Finding finding, Gaps gaps) {
    return finding instanceof Finding.Removed(var index) && gaps.accountsFor(index);
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
    Optional<Leaf> leaf = nextLeaf(entriesFile);
    Optional<Hash> hash = nextHash(hashesFile);
    while (leaf.isPresent() || hash.isPresent()) {
      compare(leaf, hash);
      leaf = nextLeaf(entriesFile);
      hash = nextHash(hashesFile);
    }
  }

  /// Of an entry that is gone nothing else than its hash is there to be hashed further.
  private void compare(Optional<Leaf> leaf, Optional<Hash> hash) {
    boolean isGone = leaf.filter(LogFolder::isGone).isPresent();
    Optional<Hash> found = isGone ? hash : leaf.map(Leaf::hash);
    hasGaps |= isGone;
    if (isWhole && found.equals(hash)) {
      same += found.isPresent() ? 1 : 0;
      found.ifPresent(leavesTree::append);
    } else {
      differ(found.filter(_ -> !isGone), hash);
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

  private Optional<Leaf> nextLeaf(DataInputStream file) {
    return next(LogFolder.ENTRIES, () -> LogFolder.readLeaf(file));
  }

  private Optional<Hash> nextHash(DataInputStream file) {
    return next(LogFolder.HASHES, () -> LogFolder.readHash(file));
  }

  private <T> Optional<T> next(String file, Read<T> read) {
    try {
      return read.next();
    } catch (IOException e) {
      unreadable.add(new Finding.Unreadable(file));
      return Optional.empty();
    }
  }

  private interface Read<T> {
    Optional<T> next() throws IOException;
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
