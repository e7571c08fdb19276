package org.trygg.witness;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trygg.proof.ConsistencyProof;
import org.trygg.proof.Hash;
import org.trygg.proof.SignedCheckpoint;
import org.trygg.proof.TiledNodes;
import org.trygg.proof.Tiles;
import org.trygg.proof.VerifyingKey;

/// That the tree of a checkpoint continues that of an earlier one, to be verified by anyone who has
/// the earlier one; offline.
///
/// The text form is what a witness is sent, C2SP tlog-witness: a line `old` with the earlier size,
/// a line for each hash of the proof, an empty line, and the later checkpoint.
///
/// @param path the hashes of the proof, RFC 9162 section 2.1.4
public record GrowthProof(long from, List<Hash> path, SignedCheckpoint later) {
  /// What the text form begins with.
  public static final String START = "old ";

  private static final int MOST_HASHES = 63;
  private static final Pattern FIRST = Pattern.compile("old (0|[1-9][0-9]{0,17})");

  public GrowthProof {
    path = List.copyOf(path);
  }

  /// Issues the proof.
  ///
  /// @param tiles the log's, which need no trust: wrong ones make a proof that proves nothing
  /// @throws IllegalArgumentException if the earlier tree is larger than the later one
  /// @throws IllegalStateException if a tile is not there
  public static GrowthProof issue(SignedCheckpoint earlier, SignedCheckpoint later, Tiles tiles) {
    long from = earlier.checkpoint().size();
    long to = later.checkpoint().size();
    ConsistencyProof proof = ConsistencyProof.issue(from, to, new TiledNodes(tiles, to));
    return new GrowthProof(from, proof.path(), later);
  }

  /// Reads the text form; nothing is verified yet.
  ///
  /// @throws IllegalArgumentException if the text is not of the form
  public static GrowthProof parse(String text) {
    int end = Math.max(text.indexOf("\n\n"), 0);
    List<String> lines = Arrays.asList(text.substring(0, end).split("\n", -1));
    Matcher first = FIRST.matcher(lines.getFirst());
    if (!first.matches() || lines.size() > 1 + MOST_HASHES) {
      throw new IllegalArgumentException("A proof of growth begins with old and a size");
    }
    return new GrowthProof(
        Long.parseLong(first.group(1)),
        lines.stream().skip(1).map(Hash::parse).toList(),
        SignedCheckpoint.parse(text.substring(end + 2)));
  }

  /// What the proof shows of the two checkpoints.
  ///
  /// @param key the log's public key
  public Comparison verify(SignedCheckpoint earlier, VerifyingKey key) {
    if (!isBy(earlier, key) || !isBy(later, key)) {
      return Comparison.NOT_THE_LOGS;
    }
    long size = earlier.checkpoint().size();
    if (size != from || from > later.checkpoint().size()) {
      return Comparison.UNPROVEN;
    }
    if (proof().proves(earlier.checkpoint().root(), later.checkpoint().root())) {
      return Comparison.SAME;
    }
    return size == later.checkpoint().size() ? Comparison.EQUIVOCATED : Comparison.UNPROVEN;
  }

  private ConsistencyProof proof() {
    return new ConsistencyProof(from, later.checkpoint().size(), path);
  }

  private static boolean isBy(SignedCheckpoint head, VerifyingKey key) {
    return head.checkpoint().origin().equals(key.name()) && head.isSignedBy(key);
  }

  /// The text form.
  @Override
  public String toString() {
    String hashes = path.stream().map(each -> each + "\n").collect(Collectors.joining());
    return START + from + "\n" + hashes + "\n" + later;
  }
}
