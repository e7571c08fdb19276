package org.trygg.server.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

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
        .map(Caller.StaffCaller::new)
        .map(CallerAuthentication::new)
        .orElseThrow(() -> new BadCredentialsException("The account or the password is wrong"));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
