package org.trygg.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.trygg.proof.Hash;
import org.trygg.vocabulary.CaseRef;
import org.trygg.vocabulary.Category;
import org.trygg.vocabulary.LegalBasis;
import org.trygg.vocabulary.PolicyId;
import org.trygg.vocabulary.Purpose;
import org.trygg.vocabulary.Reason;
import org.trygg.vocabulary.Role;
import org.trygg.vocabulary.RuleId;

/// Writes an entry as bytes in exactly one way, version 1, and reads that way only.
///
/// In order, numbers big-endian: version (1 byte, `0x01`); id (16); milliseconds since 1970 (8);
/// action (1); outcome (1); kind of actor (1); then fields, each one byte of length and so many
/// bytes, length 0 for an absent one: what names the actor (staff: account, role; machine: client;
/// self: none; job: name), category, commitment (32), count (8), purpose, article of the legal
/// basis, rule, policy, case (16), reason. Names are ASCII. No present field is empty, so that no
/// two entries are written alike.
final class EntryCodec {
  private static final byte VERSION = 1;
  private static final byte STAFF = 1;
  private static final byte MACHINE = 2;
  private static final byte SELF = 3;
  private static final byte JOB = 4;
  private static final int MOST_FIELD_BYTES = 0xFF;
  private static final int UUID_BYTES = 16;

  /// 28 bytes before the fields, and eleven fields at most.
  private static final int MOST_BYTES = 28 + 11 * (1 + MOST_FIELD_BYTES);

  private EntryCodec() {}

  static byte[] write(Entry entry) {
    ByteBuffer leaf = ByteBuffer.allocate(MOST_BYTES).put(VERSION);
    putUuid(leaf, entry.id().value());
    leaf.putLong(entry.at().toEpochMilli());
    leaf.put(entry.what().action().code()).put(entry.what().outcome().code());
    writeWho(leaf, entry.who());
    writeWhat(leaf, entry.what());
    writeWhy(leaf, entry.why());
    return Arrays.copyOf(leaf.array(), leaf.position());
  }

  private static void writeWho(ByteBuffer leaf, Who who) {
    switch (who) {
      case Who.Staff(var account, var role) -> {
        leaf.put(STAFF);
        putName(leaf, account);
        putName(leaf, role.name());
      }
      case Who.Machine(var client) -> putName(leaf.put(MACHINE), client);
      case Who.Self _ -> leaf.put(SELF);
      case Who.Job(var name) -> putName(leaf.put(JOB), name);
    }
  }

  private static void writeWhat(ByteBuffer leaf, What what) {
    putName(leaf, what.category().map(Category::name).orElse(""));
    putField(leaf, what.about().map(about -> about.value().bytes()).orElse(new byte[0]));
    if (what.count().isPresent()) {
      leaf.put((byte) Long.BYTES).putLong(what.count().getAsLong());
    } else {
      leaf.put((byte) 0);
    }
  }

  private static void writeWhy(ByteBuffer leaf, Why why) {
    putName(leaf, why.purpose().map(Purpose::path).orElse(""));
    putName(leaf, why.legalBasis().map(LegalBasis::article).orElse(""));
    putName(leaf, why.rule().map(RuleId::path).orElse(""));
    putName(leaf, why.policy().map(PolicyId::toString).orElse(""));
    why.occasion()
        .ifPresentOrElse(
            occasion -> putUuid(leaf.put((byte) UUID_BYTES), occasion.value()),
            () -> leaf.put((byte) 0));
    putName(leaf, why.reason().map(Reason::code).orElse(""));
  }

  private static void putName(ByteBuffer leaf, String name) {
    putField(leaf, name.getBytes(US_ASCII));
  }

  private static void putField(ByteBuffer leaf, byte[] field) {
    if (field.length > MOST_FIELD_BYTES) {
      throw new IllegalArgumentException("A name in an entry has at most 255 characters");
    }
    leaf.put((byte) field.length).put(field);
  }

  private static void putUuid(ByteBuffer leaf, UUID uuid) {
    leaf.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
  }

  static Entry parse(byte[] leaf) {
    try {
      Entry entry = read(ByteBuffer.wrap(leaf));
      // What is not written back to the same bytes was not written by [#write].
      if (Arrays.equals(write(entry), leaf)) {
        return entry;
      }
    } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
      // falls through to the fault that does not repeat the bytes
    }
    throw new IllegalArgumentException("A leaf is an entry in the one form of its version");
  }

  private static Entry read(ByteBuffer leaf) {
    if (leaf.get() != VERSION) {
      throw new IllegalArgumentException("An entry of another version");
    }
    var id = new EntryId(uuid(leaf));
    Instant at = Instant.ofEpochMilli(leaf.getLong());
    Action action = action(leaf.get());
    Outcome outcome = outcome(leaf.get());
    Who who = who(leaf);
    What what =
        new What(
            action,
            outcome,
            name(leaf).map(Category::of),
            field(leaf).map(Hash::of).map(Commitment::new),
            field(leaf).map(count -> OptionalLong.of(number(count))).orElse(OptionalLong.empty()));
    return new Entry(id, at, what, who, why(leaf));
  }

  private static Who who(ByteBuffer leaf) {
    return switch (leaf.get()) {
      case STAFF -> new Who.Staff(requiredName(leaf), Role.of(requiredName(leaf)));
      case MACHINE -> new Who.Machine(requiredName(leaf));
      case SELF -> new Who.Self();
      case JOB -> new Who.Job(requiredName(leaf));
      default -> throw new IllegalArgumentException("An unknown kind of actor");
    };
  }

  private static Why why(ByteBuffer leaf) {
    return new Why(
        name(leaf).map(Purpose::of),
        name(leaf).map(EntryCodec::legalBasis),
        name(leaf).map(RuleId::of),
        name(leaf).map(EntryCodec::policy),
        field(leaf).map(ByteBuffer::wrap).map(EntryCodec::uuid).map(CaseRef::new),
        name(leaf).map(Reason::new));
  }

  private static Action action(byte code) {
    return only(Action.values(), action -> action.code() == code);
  }

  private static Outcome outcome(byte code) {
    return only(Outcome.values(), outcome -> outcome.code() == code);
  }

  private static LegalBasis legalBasis(String article) {
    return only(LegalBasis.values(), basis -> basis.article().equals(article));
  }

  private static <T> T only(T[] values, Predicate<T> isIt) {
    return Arrays.stream(values)
        .filter(isIt)
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("An unknown code"));
  }

  private static PolicyId policy(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("A policy is a name, a slash and a date");
    }
    return new PolicyId(text.substring(0, slash), LocalDate.parse(text.substring(slash + 1)));
  }

  private static Optional<byte[]> field(ByteBuffer leaf) {
    byte[] field = new byte[Byte.toUnsignedInt(leaf.get())];
    leaf.get(field);
    return Optional.of(field).filter(bytes -> bytes.length > 0);
  }

  private static Optional<String> name(ByteBuffer leaf) {
    return field(leaf).map(bytes -> new String(bytes, US_ASCII));
  }

  private static String requiredName(ByteBuffer leaf) {
    return name(leaf).orElseThrow(() -> new IllegalArgumentException("A name is missing"));
  }

  private static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  private static UUID uuid(ByteBuffer leaf) {
    return new UUID(leaf.getLong(), leaf.getLong());
  }
}
