package org.trygg.server.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// The caller in Spring Security's form; the authorities are `STAFF` or the machine's duties.
public final class CallerAuthentication extends AbstractAuthenticationToken {
  public static final String STAFF = "STAFF";
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final transient Optional<Token.Hash> session;

  /// A caller who proves itself with every request.
  public CallerAuthentication(Caller caller) {
    this(caller, Optional.empty());
  }

  private CallerAuthentication(Caller caller, Optional<Token.Hash> session) {
    super(authorities(caller));
    this.caller = caller;
    this.session = session;
    setAuthenticated(true);
  }

  /// Staff in a session of the pages that rests on a token.
  static CallerAuthentication inSession(Caller.StaffCaller staff, Token.Hash token) {
    return new CallerAuthentication(staff, Optional.of(token));
  }

  /// The token on which the session rests; empty where there is no session.
  Optional<Token.Hash> session() {
    return session;
  }

  /// The authority to knock at the doors of a duty.
  public static String authority(Duty duty) {
    return "DUTY_" + duty.name().toUpperCase(Locale.ROOT);
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  private static List<GrantedAuthority> authorities(Caller caller) {
    return switch (caller) {
      case Caller.MachineCaller(var machine) ->
          machine.duties().stream()
              .<GrantedAuthority>map(duty -> new SimpleGrantedAuthority(authority(duty)))
              .toList();
      case Caller.StaffCaller _ -> List.of(new SimpleGrantedAuthority(STAFF));
    };
  }
}
