package org.trygg.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Settings of the program itself, directly under `trygg`.
///
/// @param data folder of the keys and of the embedded database, `trygg.data`; default `~/.trygg`
/// @param policies folder of the policies, `trygg.policies`; default `policies` in the current
///   folder
/// @param law folder of the dated law data of the controller's country, `trygg.law`; default
///   `law/se` in the current folder
/// @param door where requests come in
public record ServerSettings(Path data, Path policies, Path law, Door door) {
  static final String DATA = "trygg.data";
  static final String POLICIES = "trygg.policies";
  static final String LAW = "trygg.law";
  public static final ServerSettings DEFAULT =
      new ServerSettings(
          Path.of(System.getProperty("user.home", "."), ".trygg"),
          Path.of("policies"),
          Path.of("law", "se"),
          Door.DEFAULT);

  /// Where requests come in.
  ///
  /// @param address the local address to listen on, `trygg.address`; default 127.0.0.1
  /// @param port the TCP port, `trygg.port`; 0 for any free one, to 65535, default 8080
  /// @param publicUrl the address that browsers use when it is another, `trygg.public-url`; with
  ///   `https` cookies are sent over TLS only. An address beyond this machine wants it
  /// @param largestBodyKib the largest request body, in KiB, `trygg.largest-body-kib`; 1 to
  ///   1,048,576, default 32,768
  public record Door(String address, int port, Optional<URI> publicUrl, int largestBodyKib) {
    static final String ADDRESS = "trygg.address";
    static final String PORT = "trygg.port";
    static final String PUBLIC_URL = "trygg.public-url";
    static final String LARGEST_BODY = "trygg.largest-body-kib";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");
    public static final Door DEFAULT = new Door("127.0.0.1", 8080, Optional.empty(), 32_768);

    public Door {
      new Require()
          .within(PORT, port, 0, 65_535)
          .within(LARGEST_BODY, largestBodyKib, 1, 1_048_576)
          .that(
              PUBLIC_URL,
              publicUrl.map(Door::isWeb).orElse(true),
              "is an address such as https://trygg.example.se/")
          .that(
              ADDRESS,
              THIS_MACHINE.contains(address) || isSecure(publicUrl),
              "beyond this machine wants TLS in front and its address in " + PUBLIC_URL)
          .done();
    }

    /// Whether browsers reach the program over TLS.
    public boolean isSecure() {
      return isSecure(publicUrl);
    }

    private static boolean isSecure(Optional<URI> url) {
      return url.map(URI::getScheme).filter("https"::equals).isPresent();
    }

    private static boolean isWeb(URI url) {
      return url.getHost() != null && Set.of("http", "https").contains(url.getScheme());
    }

    static Door read(SettingsReader in) {
      String address = in.or(ADDRESS, in.text(ADDRESS), DEFAULT.address);
      int port = in.number(PORT, DEFAULT.port);
      Optional<URI> publicUrl = in.url(PUBLIC_URL);
      int largestBody = in.number(LARGEST_BODY, DEFAULT.largestBodyKib);
      return in.checked(() -> new Door(address, port, publicUrl, largestBody), DEFAULT);
    }
  }

  static ServerSettings read(SettingsReader in) {
    return new ServerSettings(
        in.path(DATA, DEFAULT.data),
        in.path(POLICIES, DEFAULT.policies),
        in.path(LAW, DEFAULT.law),
        Door.read(in));
  }
}
