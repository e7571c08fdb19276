package org.trygg.server;

import static org.trygg.server.access.CallerAuthentication.STAFF;
import static org.trygg.server.access.CallerAuthentication.authority;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.trygg.server.access.Bearers;
import org.trygg.server.access.Duty;
import org.trygg.server.access.PageSessions;
import org.trygg.server.access.SignIn;
import org.trygg.server.access.Staff;
import org.trygg.server.access.StaffPasswords;
import org.trygg.server.api.ApiDocument;
import org.trygg.server.problem.ProblemKind;
import org.trygg.server.problem.ProblemWriter;
import org.trygg.server.settings.Settings;

/// Who may come in by which door. What no line here opens stays closed.
@Configuration(proxyBeanMethods = false)
class SecurityWiring {
  private static final String CONTENT_POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
          + " object-src 'none'";

  private static final String[] FEEDING = {"/api/v1/events", "/api/v1/feeds/*", "/api/v1/subjects"};

  private static final String[] STANDINGS = {
    "/api/v1/subjects/*/contracts/**",
    "/api/v1/subjects/*/invoices/**",
    "/api/v1/subjects/*/consents/**",
    "/api/v1/subjects/*/objections/**",
    "/api/v1/subjects/*/restrictions/**",
    "/api/v1/subjects/*/holds/**"
  };

  private final Settings settings;
  private final ProblemWriter problems;

  SecurityWiring(Settings settings, ProblemWriter problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /// The API and the figures: a bearer token with every request, no session.
  @Bean
  @Order(1)
  SecurityFilterChain apiChain(HttpSecurity http, Bearers bearers) throws Exception {
    http.securityMatcher("/api/**", "/metrics")
        .authorizeHttpRequests(doors ->
            doors
                .requestMatchers(
                    "/api/v1/staff-tokens", ApiDocument.PATH, ApiDocument.PATH + ".yaml")
                .permitAll()
                .requestMatchers("/api/v1/staff-tokens/current/end")
                .hasAuthority(STAFF)
                .requestMatchers(FEEDING)
                .hasAuthority(authority(Duty.FEED))
                .requestMatchers("/api/v1/subjects/find")
                .hasAnyAuthority(authority(Duty.FEED), authority(Duty.ASK), STAFF)
                .requestMatchers("/api/v1/subjects/find-by-address")
                .hasAnyAuthority(authority(Duty.ASK), STAFF)
                .requestMatchers(STANDINGS)
                .hasAnyAuthority(authority(Duty.FEED), STAFF)
                .requestMatchers("/metrics")
                .hasAuthority(authority(Duty.METRICS))
                .requestMatchers("/api/v1/subjects/*/readings")
                .hasAnyAuthority(STAFF, authority(Duty.ASK))
                .requestMatchers(
                    "/api/v1/cases",
                    "/api/v1/cases/*/closing",
                    "/api/v1/subjects/*/lifespans",
                    "/api/v1/subjects/*/erasure",
                    "/api/v1/requests",
                    "/api/v1/requests/open",
                    "/api/v1/requests/statistics",
                    "/api/v1/requests/*/steps",
                    "/api/v1/requests/*/plan",
                    "/api/v1/requests/*/carrying-out",
                    "/api/v1/subjects/*/rectification",
                    "/api/v1/subjects/*/supplement",
                    "/api/v1/subjects/*/access-report",
                    "/api/v1/retention/*",
                    "/api/v1/quarantine",
                    "/api/v1/quarantine/*/settlement",
                    "/api/v1/ledger/export")
                .hasAuthority(STAFF)
                .requestMatchers("/api/v1/ledger/receipts/*")
                .authenticated()
                .anyRequest()
                .denyAll())
        .addFilterBefore(bearerFilter(bearers), AuthorizationFilter.class)
        .exceptionHandling(
            faults -> faults.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    return stateless(http).build();
  }

  /// The pages of staff: a form, a session, and a field against forged requests in every form.
  @Bean
  @Order(2)
  SecurityFilterChain staffChain(HttpSecurity http, SignIn signIn, Staff staff) throws Exception {
    var sessions = new PageSessions(staff);
    http.securityMatcher("/staff/**")
        .authorizeHttpRequests(doors ->
            doors.requestMatchers("/staff/sign-in").permitAll().anyRequest().hasAuthority(STAFF))
        .authenticationManager(new ProviderManager(new StaffPasswords(signIn)))
        .formLogin(form ->
            form.loginPage("/staff/sign-in")
                .usernameParameter("account")
                .defaultSuccessUrl("/staff/"))
        .addFilterBefore(sessions, AnonymousAuthenticationFilter.class)
        .logout(out ->
            out.logoutUrl("/staff/sign-out").addLogoutHandler(sessions).logoutSuccessUrl("/"))
        .exceptionHandling(faults -> faults.accessDeniedHandler(problems));
    return headers(http).build();
  }

  /// What anybody may read: no sign-in, no session, no form.
  @Bean
  @Order(3)
  SecurityFilterChain publicChain(HttpSecurity http) throws Exception {
    http.securityMatcher(
            "/",
            "/ledger/**",
            "/gdpr/**",
            "/problems/**",
            "/static/**",
            "/health/**",
            "/error",
            "/favicon.ico")
        .authorizeHttpRequests(doors -> doors.anyRequest().permitAll());
    return stateless(http).build();
  }

  /// Everything else does not exist.
  @Bean
  @Order(4)
  SecurityFilterChain closedChain(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests(doors -> doors.anyRequest().denyAll())
        .exceptionHandling(faults ->
            faults
                .authenticationEntryPoint(
                    (_, response, _) -> problems.write(response, ProblemKind.NOT_FOUND))
                .accessDeniedHandler(
                    (_, response, _) -> problems.write(response, ProblemKind.NOT_FOUND)));
    return stateless(http).build();
  }

  /// Addresses that the firewall rejects, such as one with a path outside the root.
  @Bean
  RequestRejectedHandler rejectedRequests() {
    return (_, response, _) -> problems.write(response, ProblemKind.MALFORMED_REQUEST);
  }

  private AuthenticationFilter bearerFilter(Bearers bearers) {
    var filter = new AuthenticationFilter(bearers, bearers);
    filter.setSuccessHandler((_, _, _) -> {});
    filter.setFailureHandler((_, response, _) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      problems.write(response, ProblemKind.NOT_SIGNED_IN);
    });
    return filter;
  }

  private HttpSecurity stateless(HttpSecurity http) throws Exception {
    return headers(http)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable);
  }

  private HttpSecurity headers(HttpSecurity http) throws Exception {
    return http.headers(headers -> {
      headers
          .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
          .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
      if (settings.server().door().isSecure()) {
        headers.httpStrictTransportSecurity(
            hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE));
      }
    });
  }
}
