package org.trygg.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trygg.server.jobs.Lead;

/// The lead as an advisory lock on a connection kept for it: PostgreSQL frees it by itself when the
/// program dies.
///
/// A program cut off from the database may take itself for the leader for some moments more, so
/// rounds also take the row locks that their work needs.
public final class PostgresLead implements Lead {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresLead.class);
  private static final long KEY = 0x7472_7967_676a_6f62L; // "tryggjob"
  private static final int SECONDS_TO_ANSWER = 2;

  private final DataSource pool;
  private final ReentrantLock one = new ReentrantLock();
  private Optional<Connection> held = Optional.empty();

  public PostgresLead(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public boolean isHeld() {
    one.lock();
    try {
      if (held.isPresent() && held.get().isValid(SECONDS_TO_ANSWER)) {
        return true;
      }
      drop();
      held = taken();
      return held.isPresent();
    } catch (SQLException fault) {
      LOG.warn("The lead cannot be asked for", fault);
      return false;
    } finally {
      one.unlock();
    }
  }

  @Override
  public void giveUp() {
    one.lock();
    try {
      if (held.isPresent()) {
        run(held.get(), "SELECT pg_advisory_unlock(" + KEY + ")");
      }
      drop();
    } catch (SQLException fault) {
      LOG.warn("The lead ends with its connection", fault);
    } finally {
      one.unlock();
    }
  }

  private Optional<Connection> taken() throws SQLException {
    Connection connection = pool.getConnection();
    boolean mine = false;
    try {
      mine = run(connection, "SELECT pg_try_advisory_lock(" + KEY + ")");
    } finally {
      if (!mine) {
        connection.close();
      }
    }
    return mine ? Optional.of(connection) : Optional.empty();
  }

  private void drop() throws SQLException {
    if (held.isPresent()) {
      Connection connection = held.get();
      held = Optional.empty();
      connection.close();
    }
  }

  private static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
