package org.trygg.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/// Recognises the caller by the bearer token in the `Authorization` header. Source: RFC 6750.
public final class Bearers implements AuthenticationConverter, AuthenticationManager {
  private static final String SCHEME = "Bearer ";

  private final Machines machines;
  private final Staff staff;

  public Bearers(Machines machines, Staff staff) {
    this.machines = machines;
    this.staff = staff;
  }

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    String text = header.substring(SCHEME.length()).strip();
    return new PreAuthenticatedAuthenticationToken("", Token.parse(text));
  }

  @Override
  public Authentication authenticate(Authentication claimed) {
    return token(claimed)
        .map(Token::hash)
        .flatMap(this::caller)
        .map(CallerAuthentication::new)
        .orElseThrow(() -> new BadCredentialsException("The token is not taken"));
  }

  private Optional<Caller> caller(Token.Hash token) {
    return machines
        .find(token)
        .<Caller>map(Caller.MachineCaller::new)
        .or(() -> staff.findByToken(token).map(Caller.StaffCaller::new));
  }

  private static Optional<Token> token(Authentication claimed) {
    return claimed.getCredentials() instanceof Optional<?> given
        ? given.map(Token.class::cast)
        : Optional.empty();
  }
}
