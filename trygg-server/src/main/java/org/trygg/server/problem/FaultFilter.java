package org.trygg.server.problem;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outermost filter: no fault reaches Tomcat, which would log its message and so maybe input.
public final class FaultFilter implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(FaultFilter.class);

  private final ProblemWriter problems;

  public FaultFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException fault) {
      LOG.error("A request ended in a fault", fault);
      boolean away = DatabaseAway.isCauseOf(fault);
      problems.write(
          (HttpServletResponse) response, away ? ProblemKind.UNAVAILABLE : ProblemKind.FAULT);
    }
  }
}
