package org.trygg.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {
  private static final int LARGEST = 300;

  /// The eight leaves with which certificate-transparency implementations are compared.
  private static final List<byte[]> EIGHT =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  private static final List<byte[]> LEAVES = randomLeaves(6962, LARGEST);
  private static final StoredNodes STORED = StoredNodes.of(LEAVES);

  @ParameterizedTest(name = "{0} leaves")
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  })
  void theRootsOfTheKnownLeavesAreTheKnownRoots(int size, String root) {
    Frontier frontier = Frontier.empty();
    EIGHT.subList(0, size).forEach(leaf -> frontier.append(Hash.ofLeaf(leaf)));

    assertThat(HexFormat.of().formatHex(frontier.root().bytes())).isEqualTo(root);
    assertThat(NaiveTree.root(EIGHT.subList(0, size))).isEqualTo(frontier.root());
  }

  @Test
  void theRootOfEverySizeIsTheOneTheDefinitionGives() {
    Frontier frontier = Frontier.empty();
    for (int size = 0; size <= LARGEST; size++) {
      assertThat(frontier.size()).isEqualTo(size);
      assertThat(frontier.root()).as("size %d", size).isEqualTo(rootOf(size));
      if (size < LARGEST) {
        frontier.append(leaf(size));
      }
    }
  }

  @Test
  void aFrontierReadFromStoredNodesGoesOnAsIfItHadNeverStopped() {
    for (int size = 0; size < LARGEST; size++) {
      Frontier frontier = Frontier.read(size, STORED);
      assertThat(frontier.root()).as("size %d", size).isEqualTo(rootOf(size));
      frontier.append(leaf(size));
      assertThat(frontier.root()).as("size %d", size + 1).isEqualTo(rootOf(size + 1));
    }
  }

  @Test
  void aTreeGrownByWholeSubtreesIsTheOneGrownByTheirLeaves() {
    for (int level = 0; level < 6; level++) {
      Frontier frontier = Frontier.empty();
      while (frontier.size() + (1 << level) <= LARGEST) {
        int from = (int) frontier.size();
        frontier.append(level, rootByHashing(from, from + (1 << level)));
        assertThat(frontier.root()).isEqualTo(rootOf((int) frontier.size()));
      }
    }
  }

  @Test
  void aSubtreeIsNotAppendedWhereItCannotStand() {
    Frontier frontier = Frontier.empty();
    frontier.append(leaf(0));

    assertThatThrownBy(() -> frontier.append(1, leaf(1))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Hashing().root(new byte[3 * Hash.SIZE_BYTES]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Hash rootByHashing(int from, int to) {
    var hashing = new Hashing();
    byte[] hashes = new byte[(to - from) * Hash.SIZE_BYTES];
    for (int index = from; index < to; index++) {
      byte[] leaf = LEAVES.get(index);
      hashing.leaf(leaf, 0, leaf.length, hashes, (index - from) * Hash.SIZE_BYTES);
    }
    return hashing.root(hashes);
  }

  @Test
  void everyLeafOfEverySizeHasTheDefinedProofAndItProves() {
    for (int size = 1; size <= LARGEST; size += size < 70 ? 1 : 23) {
      Hash root = rootOf(size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.issue(index, size, STORED);
        assertThat(proof.path()).isEqualTo(NaiveTree.path(index, LEAVES.subList(0, size)));
        assertThat(proof.proves(leaf(index), root)).as("%d of %d", index, size).isTrue();
      }
    }
  }

  @Test
  void everyEarlierTreeOfEveryTreeHasTheDefinedProofAndItProves() {
    for (int to = 1; to <= LARGEST; to += to < 70 ? 1 : 23) {
      for (int from = 1; from <= to; from++) {
        ConsistencyProof proof = ConsistencyProof.issue(from, to, STORED);
        assertThat(proof.path()).isEqualTo(NaiveTree.consistency(from, LEAVES.subList(0, to)));
        assertThat(proof.proves(rootOf(from), rootOf(to))).as("%d to %d", from, to).isTrue();
      }
    }
  }

  @Test
  void aTreeContinuesTheEmptyTreeAndNoOtherTreeOfNoLeaves() {
    ConsistencyProof proof = ConsistencyProof.issue(0, 5, STORED);

    assertThat(proof.proves(Hash.EMPTY_TREE, rootOf(5))).isTrue();
    assertThat(proof.proves(rootOf(1), rootOf(5))).isFalse();
  }

  @Test
  void aProofOfInclusionProvesNothingElse() {
    Random random = new Random(9162);
    for (int round = 0; round < 400; round++) {
      int size = 2 + random.nextInt(LARGEST - 2);
      int index = random.nextInt(size);
      int other = (index + 1 + random.nextInt(size - 1)) % size;
      InclusionProof proof = InclusionProof.issue(index, size, STORED);

      assertThat(proof.proves(leaf(other), rootOf(size))).isFalse();
      assertThat(proof.proves(leaf(index), rootOf(size - 1))).isFalse();
      assertThat(withPath(proof, damaged(proof.path(), random)).proves(leaf(index), rootOf(size)))
          .isFalse();
      assertThat(new InclusionProof(other, size, proof.path()).proves(leaf(index), rootOf(size)))
          .isFalse();
    }
  }

  @Test
  void aProofOfConsistencyProvesNothingElse() {
    Random random = new Random(9162);
    for (int round = 0; round < 400; round++) {
      int to = 3 + random.nextInt(LARGEST - 3);
      int from = 1 + random.nextInt(to - 1);
      ConsistencyProof proof = ConsistencyProof.issue(from, to, STORED);

      assertThat(proof.proves(rootOf(from), rootOf(to + 1))).isFalse();
      assertThat(proof.proves(rootOf(from + 1), rootOf(to))).isFalse();
      assertThat(
              new ConsistencyProof(from, to, damaged(proof.path(), random))
                  .proves(rootOf(from), rootOf(to)))
          .isFalse();
    }
  }

  @Test
  void aTreeThatChangedAnEarlierLeafIsNotConsistentWithTheEarlierTree() {
    List<byte[]> changed = new ArrayList<>(LEAVES);
    changed.set(17, new byte[] {1});
    ConsistencyProof proof = ConsistencyProof.issue(40, 100, StoredNodes.of(changed));

    assertThat(proof.proves(rootOf(40), NaiveTree.root(changed.subList(0, 100)))).isFalse();
  }

  @Test
  void aLeafOutsideTheTreeHasNoProof() {
    assertThatThrownBy(() -> InclusionProof.issue(5, 5, STORED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InclusionProof.issue(0, 0, STORED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConsistencyProof.issue(6, 5, STORED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static InclusionProof withPath(InclusionProof proof, List<Hash> path) {
    return new InclusionProof(proof.index(), proof.size(), path);
  }

  /// The path with one hash changed, dropped, doubled or added.
  private static List<Hash> damaged(List<Hash> path, Random random) {
    List<Hash> damaged = new ArrayList<>(path);
    int at = random.nextInt(path.size());
    switch (random.nextInt(4)) {
      case 0 -> damaged.set(at, Hash.ofLeaf(new byte[] {9}));
      case 1 -> damaged.remove(at);
      case 2 -> damaged.add(at, damaged.get(at));
      default -> damaged.add(Hash.EMPTY_TREE);
    }
    return damaged;
  }

  private static Hash leaf(int index) {
    return Hash.ofLeaf(LEAVES.get(index));
  }

  private static Hash rootOf(int size) {
    return ROOTS.get(size);
  }

  private static final List<Hash> ROOTS =
      IntStream.rangeClosed(0, LARGEST)
          .mapToObj(size -> NaiveTree.root(LEAVES.subList(0, size)))
          .toList();

  private static List<byte[]> randomLeaves(long seed, int count) {
    Random random = new Random(seed);
    return Stream.generate(() -> new byte[8 + random.nextInt(40)])
        .peek(random::nextBytes)
        .limit(count)
        .toList();
  }
}
