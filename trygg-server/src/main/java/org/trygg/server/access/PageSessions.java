package org.trygg.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks at each request whether the session of staff still stands: it rests on a token of its own,
/// so that it ends when that does, with the working day, a new password or role, or the account.
public final class PageSessions extends OncePerRequestFilter implements LogoutHandler {
  private final Staff staff;
  private final LogoutHandler end = new SecurityContextLogoutHandler();

  public PageSessions(Staff staff) {
    this.staff = staff;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    if (token(known).filter(each -> staff.findByToken(each).isEmpty()).isPresent()) {
      end.logout(request, response, known);
    }
    chain.doFilter(request, response);
  }

  /// Ends the token when staff sign out.
  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication known) {
    token(known).ifPresent(staff::endToken);
  }

  private static Optional<Token.Hash> token(@Nullable Authentication known) {
    return known instanceof CallerAuthentication caller ? caller.session() : Optional.empty();
  }
}
