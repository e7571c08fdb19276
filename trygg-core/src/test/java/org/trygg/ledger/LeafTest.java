package org.trygg.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trygg.proof.Hash;

class LeafTest {
  @Test
  void whatTheTreeHoldsOfALeafIsTheHashOfItsBytesAndHasOneLengthForEveryEntry() {
    Leaf known = Leaf.of(HexFormat.of().parseHex("02" + "00".repeat(16) + "616263"));

    assertThat(known.committed())
        .inHexadecimal()
        .isEqualTo(
            HexFormat.of()
                .parseHex("a53f30491e8f99145c675b5521478ed9bf2da5de69afbeab8008a37a8d00a0e7"));
    assertThat(known.hash()).isEqualTo(Hash.ofLeaf(known.committed()));
    assertThat(new Entries(1).list(200))
        .allSatisfy(entry -> assertThat(entry.leaf().committed()).hasSize(Leaf.COMMITTED_BYTES));
  }

  @Test
  void theSameEntryIsNeverBlindedAlike() {
    Entry entry = new Entries(2).next();

    List<Leaf> leaves = List.of(entry.leaf(), entry.leaf());

    assertThat(leaves).doesNotHaveDuplicates().extracting(Leaf::entry).containsOnly(entry);
    assertThat(leaves).extracting(Leaf::hash).doesNotHaveDuplicates();
  }

  @Test
  void aLeafOfTheFirstVersionIsHeldByTheTreeAsItIs() {
    Entry entry = new Entries(3).next();
    Leaf old = Leaf.of(EntryCodec.write(entry));

    assertThat(old.committed()).isEqualTo(old.bytes());
    assertThat(old.entry()).isEqualTo(entry);
  }

  @Test
  void bytesThatAreNoEntryAreToldWithoutRepeatingThem() {
    assertThatThrownBy(() -> Leaf.of(new byte[] {2, 3}).entry())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A leaf is an entry in the one form of its version");
    assertThatThrownBy(() -> Leaf.of(new byte[Leaf.MOST_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
