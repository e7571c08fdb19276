package org.trygg.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trygg.proof.Checkpoint;
import org.trygg.proof.Hash;
import org.trygg.proof.InclusionProof;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TiledNodes;
import org.trygg.proof.VerifyingKey;

/// A receipt for one entry: the entry, its place, and the proof that a signed checkpoint covers it.
/// To be verified by anyone, offline, with the log's public key.
///
/// The text form is C2SP tlog-proof, file name ending in `.tlog-proof`; the leaf is its extra data.
///
/// @param path the hashes from the leaf's sibling up to the root's child
public record Receipt(Leaf leaf, long index, List<Hash> path, SignedCheckpoint checkpoint) {
  /// The first line of the text form.
  public static final String TITLE = "c2sp.org/tlog-proof@v1";

  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int LINES_BEFORE_PATH = 3;
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  /// @throws IllegalArgumentException if the index is negative
  public Receipt {
    if (index < 0) {
      throw new IllegalArgumentException("A receipt's index is a number from 0");
    }
    path = List.copyOf(path);
  }

  /// Issues the receipt of an entry, or none if it has no place in the log yet.
  public static Optional<Receipt> issue(EntryId id, LogStore log) {
    // The entry is read first: a checkpoint read after it covers it.
    return log.find(id)
        .flatMap(found -> log.latestCheckpoint().map(head -> issue(found, head, log)));
  }

  private static Receipt issue(Sequenced found, SignedCheckpoint head, LogStore log) {
    long size = head.checkpoint().size();
    InclusionProof proof =
        InclusionProof.issue(found.index(), size, new TiledNodes(log.tree(), size));
    return new Receipt(found.leaf(), found.index(), proof.path(), head);
  }

  /// Reads the text form; nothing is verified yet.
  ///
  /// @throws IllegalArgumentException if the text is not a receipt
  public static Receipt parse(String text) {
    int end = text.indexOf("\n\n");
    List<String> lines = Arrays.asList(text.substring(0, Math.max(end, 0)).split("\n", -1));
    if (lines.size() < LINES_BEFORE_PATH
        || !lines.get(0).equals(TITLE)
        || !lines.get(1).startsWith(EXTRA)
        || !lines.get(2).startsWith(INDEX)) {
      throw new IllegalArgumentException("A receipt begins with " + TITLE + ", extra and index");
    }
    String index = lines.get(2).substring(INDEX.length());
    if (!NUMBER.matcher(index).matches()) {
      throw new IllegalArgumentException("A receipt's index is a number from 0");
    }
    return new Receipt(
        leaf(lines.get(1).substring(EXTRA.length())),
        Long.parseLong(index),
        lines.subList(LINES_BEFORE_PATH, lines.size()).stream().map(Hash::parse).toList(),
        SignedCheckpoint.parse(text.substring(end + 2)));
  }

  private static Leaf leaf(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
        return Leaf.of(bytes);
      }
    } catch (IllegalArgumentException e) {
      // falls through to the fault that does not repeat the text
    }
    throw new IllegalArgumentException("A receipt's extra data is the entry in standard Base64");
  }

  /// Returns what is wrong with the receipt; nothing if the log of this key holds the entry.
  public List<Finding> verify(VerifyingKey key) {
    List<Finding> findings = new ArrayList<>(Finding.ofHead(checkpoint, key));
    if (findings.isEmpty() && !isIncluded()) {
      findings.add(new Finding.NotIncluded(index));
    }
    return findings;
  }

  private boolean isIncluded() {
    Checkpoint head = checkpoint.checkpoint();
    return index < head.size()
        && new InclusionProof(index, head.size(), path).proves(leaf.hash(), head.root());
  }

  /// The text form.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(TITLE).append('\n');
    text.append(EXTRA).append(Base64.getEncoder().encodeToString(leaf.bytes())).append('\n');
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(hash).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
