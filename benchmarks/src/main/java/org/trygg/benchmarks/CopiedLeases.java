package org.trygg.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.trygg.identifiers.IdentifierStore;
import org.trygg.identifiers.LeaseEntry;
import org.trygg.identifiers.LeaseOrigin;
import org.trygg.identifiers.LeaseStore;
import org.trygg.identifiers.PrefixLength;
import org.trygg.keys.Tag;
import org.trygg.vocabulary.ServiceName;
import org.trygg.vocabulary.SubjectRef;

/// Takes in leases with told ends by COPY, as fast as the table takes them; answers nothing.
final class CopiedLeases implements IdentifierStore, LeaseStore, AutoCloseable {
  private final OutputStream out;
  private UUID lastAddress = new UUID(0, 0);

  CopiedLeases(PGConnection connection) throws SQLException {
    this.out =
        new BufferedOutputStream(
            new PGCopyOutputStream(
                connection,
                """
                COPY address_lease (id, made_with, address, subject, starts_at, seen_at, ends_at,
                  uncertain, category, day, service, erase_on) FROM STDIN
                """),
            1 << 20);
  }

  /// The tag of the address of the last lease.
  UUID lastAddress() {
    return lastAddress;
  }

  @Override
  public void put(LeaseEntry lease) {
    lastAddress = lease.key().tags().address().value();
    String row =
        String.join(
            "\t",
            lease.id().toString(),
            Integer.toString(lease.key().tags().madeWith()),
            lastAddress.toString(),
            lease.key().subject().value().toString(),
            lease.tenure().from().toString(),
            lease.tenure().seen().toString(),
            lease.tenure().until().orElseThrow().toString(),
            "f",
            lease.origin().category().name(),
            lease.origin().day().toString(),
            lease.origin().service().map(ServiceName::name).orElseThrow(),
            lease.origin().eraseOn().orElseThrow() + "\n");
    try {
      out.write(row.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  @Override
  public LeaseStore leases() {
    return this;
  }

  @Override
  public List<LeaseEntry> alike(
      LeaseEntry lease, Collection<Tag> addresses, Collection<Tag> sessions) {
    return List.of();
  }

  @Override
  public void addPrefixLength(PrefixLength length) {}

  @Override
  public void add(Set<Lead> leads, int madeWith) {
    throw noAnswer();
  }

  @Override
  public void remove(Collection<Tag> tags, SubjectRef subject) {
    throw noAnswer();
  }

  @Override
  public void retain(Set<Tag> tags, SubjectRef subject) {
    throw noAnswer();
  }

  @Override
  public Set<SubjectRef> subjects(Collection<Tag> tags) {
    throw noAnswer();
  }

  @Override
  public List<Lead> leads(Collection<Tag> tags) {
    throw noAnswer();
  }

  @Override
  public List<SubjectRef> subjectsUnderOtherKeys(int current, int limit) {
    throw noAnswer();
  }

  @Override
  public int removeUnderOtherKeys(int current, SubjectRef subject) {
    throw noAnswer();
  }

  @Override
  public long countUnderOtherKeys(int current) {
    throw noAnswer();
  }

  @Override
  public int eraseAll(SubjectRef subject) {
    throw noAnswer();
  }

  @Override
  public Seen seen(Window window) {
    throw noAnswer();
  }

  @Override
  public Set<PrefixLength> prefixLengths() {
    throw noAnswer();
  }

  @Override
  public List<LeaseEntry> due(LocalDate upTo, int limit) {
    throw noAnswer();
  }

  @Override
  public List<LeaseOrigin> origins(SubjectRef subject) {
    throw noAnswer();
  }

  @Override
  public int redate(SubjectRef subject, LeaseOrigin origin, Optional<LocalDate> eraseOn) {
    throw noAnswer();
  }

  @Override
  public int erase(SubjectRef subject, LeaseOrigin origin) {
    throw noAnswer();
  }

  @Override
  public int erase(Collection<UUID> leases) {
    throw noAnswer();
  }

  private static UnsupportedOperationException noAnswer() {
    return new UnsupportedOperationException("This store only takes leases in");
  }
}
