package org.trygg.server.settings;

import java.util.Optional;

/// Settings of the PostgreSQL that holds everything but the keys, under `trygg.database`.
///
/// @param external the database that somebody else runs; empty, the default, for one of Trygg's own
///   in the data folder
/// @param connections most connections at one time, `trygg.database.connections`; 4 to 500, default
///   16
public record DatabaseSettings(Optional<External> external, int connections) {
  static final String URL = "trygg.database.url";
  static final String USER = "trygg.database.user";
  static final String PASSWORD = "trygg.database.password";
  static final String CONNECTIONS = "trygg.database.connections";
  public static final DatabaseSettings DEFAULT = new DatabaseSettings(Optional.empty(), 16);

  /// A PostgreSQL that somebody else runs.
  ///
  /// @param url where it is, `trygg.database.url`; JDBC form, without user or password
  /// @param user the role to sign in as, `trygg.database.user`
  /// @param password the role's password, `trygg.database.password`; never on the command line
  public record External(String url, String user, Secret password) {
    public External {
      new Require()
          .that(URL, url.startsWith("jdbc:postgresql://"), "begins with jdbc:postgresql://")
          .that(
              URL,
              !url.contains("user=") && !url.contains("password="),
              "holds neither user nor password: give %s and %s".formatted(USER, PASSWORD))
          .that(
              URL,
              !url.contains("logServerErrorDetail=true"),
              "leaves logServerErrorDetail off: the details repeat personal data")
          .done();
    }
  }

  public DatabaseSettings {
    new Require().within(CONNECTIONS, connections, 4, 500).done();
  }

  static DatabaseSettings read(SettingsReader in) {
    Optional<String> url = in.text(URL);
    Optional<String> user = in.text(USER);
    Optional<Secret> password = in.secret(PASSWORD);
    int connections = in.number(CONNECTIONS, DEFAULT.connections);
    return in.checked(
        () -> new DatabaseSettings(external(url, user, password), connections), DEFAULT);
  }

  private static Optional<External> external(
      Optional<String> url, Optional<String> user, Optional<Secret> password) {
    new Require()
        .that(URL, url.isPresent() || (user.isEmpty() && password.isEmpty()), together())
        .that(USER, url.isEmpty() || user.isPresent(), together())
        .that(PASSWORD, url.isEmpty() || password.isPresent(), together())
        .done();
    return url.map(each -> new External(each, user.orElseThrow(), password.orElseThrow()));
  }

  private static String together() {
    return "is given together with the other two of url, user and password";
  }
}
