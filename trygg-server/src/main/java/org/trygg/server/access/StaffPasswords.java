package org.trygg.server.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.trygg.vocabulary.Actor;

/// Recognises staff by the account and password that they typed into the form.
public final class StaffPasswords implements AuthenticationProvider {
  private final SignIn signIn;

  public StaffPasswords(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    return signIn
        .check(typed.getName(), String.valueOf(typed.getCredentials()))
        .map(this::inSession)
        .orElseThrow(() -> new BadCredentialsException("The account or the password is wrong"));
  }

  private Authentication inSession(Actor.Staff actor) {
    Token.Hash token = signIn.issue(actor).token().hash();
    return CallerAuthentication.inSession(new Caller.StaffCaller(actor), token);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
