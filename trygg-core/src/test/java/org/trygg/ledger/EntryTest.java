package org.trygg.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trygg.proof.Hash;
import org.trygg.vocabulary.Actor;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.RuleId;
import org.trygg.vocabulary.SubjectRef;

class EntryTest {
  private static final EntryId ID = EntryId.parse("019aaf60-1c00-7001-8000-00000000002a");
  private static final Entry FULL =
      new Entry(
          ID,
          Instant.ofEpochMilli(1_763_900_000_000L),
          What.of(Action.READ, Outcome.DONE)
              .in(Category.of("ip-log"))
              .about(new Commitment(Hash.EMPTY_TREE))
              .counting(258),
          new Who.Staff("s-17", Role.of("support")),
          Why.UNKNOWN
              .toServe(Purpose.of("provision.fault"), LegalBasis.CONTRACT)
              .decidedBy(RuleId.of("use.fault"), new PolicyId("alleato", LocalDate.of(2018, 9, 1)))
              .within(new CaseRef(new UUID(1, 2)))
              .because(new Reason("case-closed")));

  /// Written out by hand from the description of version 1: it must never change, for leaves stay.
  private static final String FULL_LEAF =
      "01"
          + "019aaf601c007001800000000000002a"
          + "0000019ab0a20700"
          + "02"
          + "01"
          + "01"
          + ("04" + hex("s-17"))
          + ("07" + hex("support"))
          + ("06" + hex("ip-log"))
          + ("20" + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
          + ("08" + "0000000000000102")
          + ("0f" + hex("provision.fault"))
          + ("07" + hex("6(1)(b)"))
          + ("09" + hex("use.fault"))
          + ("12" + hex("alleato/2018-09-01"))
          + ("10" + "00000000000000010000000000000002")
          + ("0b" + hex("case-closed"));

  @Test
  void anEntryIsWrittenAsVersionOneSays() {
    assertThat(HexFormat.of().formatHex(EntryCodec.write(FULL))).isEqualTo(FULL_LEAF);
    assertThat(EntryCodec.parse(HexFormat.of().parseHex(FULL_LEAF))).isEqualTo(FULL);
  }

  @Test
  void absentFieldsAreOneZeroByteEach() {
    Entry bare =
        new Entry(ID, FULL.at(), What.of(Action.SWEEP, Outcome.DONE), new Who.Self(), Why.UNKNOWN);

    assertThat(EntryCodec.write(bare)).hasSize(28 + 9).endsWith(new byte[9]);
    assertThat(bare.leaf().entry()).isEqualTo(bare);
  }

  @Test
  void everyEntryComesBackFromItsLeafAndNoTwoAreWrittenAlike() {
    Set<Leaf> written = new HashSet<>();
    for (Entry entry : new Entries(1).list(3_000)) {
      assertThat(entry.leaf().entry()).isEqualTo(entry);
      assertThat(written.add(Leaf.of(EntryCodec.write(entry)))).isTrue();
    }
  }

  @Test
  void changingAnyFieldChangesTheLeaf() {
    List<Entry> variants = new ArrayList<>(List.of(FULL));
    Stream.of(Action.values())
        .map(action -> What.of(action, Outcome.DONE))
        .forEach(what -> variants.add(new Entry(ID, FULL.at(), what, FULL.who(), FULL.why())));
    Stream.of(Outcome.values())
        .map(outcome -> What.of(Action.READ, outcome).counting(1))
        .forEach(what -> variants.add(new Entry(ID, FULL.at(), what, FULL.who(), FULL.why())));
    Stream.of(new Who.Machine("s-17"), new Who.Job("s-17"), new Who.Self(), new Who.Machine("s-18"))
        .forEach(who -> variants.add(new Entry(ID, FULL.at(), FULL.what(), who, FULL.why())));

    assertThat(variants.stream().map(EntryCodec::write).map(Leaf::of)).doesNotHaveDuplicates();
  }

  @Test
  void theCodesOfActionsAndOutcomesDoNotMove() {
    assertThat(Stream.of(Action.values()).map(Action::code))
        .containsExactly(
            bytes(
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 28));
    assertThat(Stream.of(Outcome.values()).map(Outcome::code))
        .containsExactly(bytes(1, 2, 3, 4, 5));
  }

  @Test
  void bytesThatAreNotExactlyAnEntryAreRefused() {
    byte[] leaf = EntryCodec.write(FULL);
    for (int length = 0; length < leaf.length; length++) {
      assertRefused(Arrays.copyOf(leaf, length));
    }
    assertRefused(Arrays.copyOf(leaf, leaf.length + 1));
    assertRefused(HexFormat.of().parseHex("02" + FULL_LEAF.substring(2)));
    assertRefused(
        HexFormat.of().parseHex(FULL_LEAF.replace("080000000000000102", "020102"))); // short count
  }

  @Test
  void aLeafWithAFlippedBitIsAnotherEntryOrNone() {
    Random random = new Random(7);
    for (Entry entry : new Entries(2).list(500)) {
      byte[] leaf = EntryCodec.write(entry);
      leaf[random.nextInt(leaf.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(EntryCodec.parse(leaf)).isNotEqualTo(entry);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessage("A leaf is an entry in the one form of its version");
      }
    }
  }

  @FuzzTest
  void anyBytesAreAnEntryInItsOneFormOrAreRefused(byte[] data) {
    try {
      assertThat(EntryCodec.write(EntryCodec.parse(data))).isEqualTo(data);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessage("A leaf is an entry in the one form of its version");
    }
  }

  @Test
  void theSubjectThatActsIsNotNamedInAnEntry() {
    SubjectRef subject = new SubjectRef(new UUID(0x1234_5678_9ABC_DEF0L, 0x0FED_CBA9_8765_4321L));
    Who who = Who.of(new Actor.Self(subject));
    Entry entry = new Entry(ID, FULL.at(), FULL.what(), who, FULL.why());

    assertThat(HexFormat.of().formatHex(EntryCodec.write(entry)))
        .doesNotContain("123456789abcdef0");
    assertThat(who).isEqualTo(new Who.Self());
  }

  @Test
  void aNameTooLongForAnEntryIsRefused() {
    Entry entry = new Entry(ID, FULL.at(), FULL.what(), new Who.Job("a".repeat(256)), Why.UNKNOWN);

    assertThatThrownBy(entry::leaf).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(byte[] leaf) {
    assertThatThrownBy(() -> EntryCodec.parse(leaf)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  private static Byte[] bytes(int... codes) {
    return Arrays.stream(codes).mapToObj(code -> (byte) code).toArray(Byte[]::new);
  }
}
