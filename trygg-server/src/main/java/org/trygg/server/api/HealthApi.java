package org.trygg.server.api;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trygg.server.problem.Problem;
import org.trygg.server.problem.ProblemKind;

/// Whether the program lives, and whether it can do its work.
@RestController
public final class HealthApi {
  private static final int SECONDS_TO_ANSWER = 2;

  private final DataSource database;

  public HealthApi(DataSource database) {
    this.database = database;
  }

  /// The state of a part: `up`, or the answer is a problem.
  public record Health(String status) {
    static final Health UP = new Health("up");
  }

  /// The program runs; says nothing of the database, so that an orchestrator does not restart it in
  /// vain.
  @GetMapping("/health/live")
  ResponseEntity<Health> live() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Health.UP);
  }

  /// The program can do its work: the database answers within two seconds.
  @GetMapping({"/health", "/health/ready"})
  ResponseEntity<?> ready() {
    try (Connection connection = database.getConnection()) {
      if (connection.isValid(SECONDS_TO_ANSWER)) {
        return live();
      }
    } catch (SQLException e) {
      // answered below: why the database is away is for the log of the database
    }
    return Problem.of(ProblemKind.UNAVAILABLE).answer();
  }
}
