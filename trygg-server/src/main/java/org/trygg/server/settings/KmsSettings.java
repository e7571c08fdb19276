package org.trygg.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Settings of the key service that seals the root of the keysets, under `trygg.kms`.
///
/// @param vault the HashiCorp Vault; empty, the default, for keysets in files for their owner only
public record KmsSettings(Optional<Vault> vault) {
  static final String URL = "trygg.kms.vault-url";
  static final String MOUNT = "trygg.kms.vault-mount";
  static final String KEY = "trygg.kms.vault-key";
  static final String TOKEN = "trygg.kms.token-file";
  static final String CERTIFICATES = "trygg.kms.certificate-file";
  static final String TIMEOUT = "trygg.kms.timeout-ms";
  private static final String MOUNT_DEFAULT = "transit";
  private static final String KEY_DEFAULT = "trygg";
  private static final int TIMEOUT_DEFAULT = 5_000;
  public static final KmsSettings DEFAULT = new KmsSettings(Optional.empty());

  /// A HashiCorp Vault and the key of its transit engine.
  ///
  /// @param url where it is, `trygg.kms.vault-url`; `https`, or `http` on this machine only
  /// @param mount the engine's path, `trygg.kms.vault-mount`; default `transit`
  /// @param key the key's name, `trygg.kms.vault-key`; default `trygg`
  /// @param access with what it is asked, and for how long
  public record Vault(URI url, String mount, String key, Access access) {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    public Vault {
      new Require()
          .that(URL, isWeb(url), "is an address such as https://vault.example.se:8200")
          .that(
              URL,
              "https".equals(url.getScheme())
                  || THIS_MACHINE.contains(String.valueOf(url.getHost())),
              "beyond this machine wants https")
          .that(MOUNT, PATH.matcher(mount).matches(), "is a path such as transit")
          .that(KEY, NAME.matcher(key).matches(), "is the name of a key, such as trygg")
          .done();
    }

    /// The file that holds the token and nothing else.
    public Path tokenFile() {
      return access.tokenFile;
    }

    /// Whom to trust instead of whom Java trusts.
    public Optional<Path> certificates() {
      return access.certificates;
    }

    /// The longest wait for one answer.
    public Duration timeout() {
      return access.timeout;
    }

    private static boolean isWeb(URI url) {
      return url.getHost() != null
          && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
          && url.getUserInfo() == null
          && url.getQuery() == null;
    }
  }

  /// With what a key service is asked.
  ///
  /// @param tokenFile the file with the token, `trygg.kms.token-file`; read at each call
  /// @param certificates PEM certificates to trust, `trygg.kms.certificate-file`; default Java's
  /// @param timeout the longest wait, `trygg.kms.timeout-ms`; 100 to 60,000, default 5,000
  public record Access(Path tokenFile, Optional<Path> certificates, Duration timeout) {
    public Access {
      new Require().within(TIMEOUT, timeout.toMillis(), 100, 60_000).done();
    }
  }

  static KmsSettings read(SettingsReader in) {
    Optional<URI> url = in.url(URL);
    String mount = in.or(MOUNT, in.text(MOUNT), MOUNT_DEFAULT);
    String key = in.or(KEY, in.text(KEY), KEY_DEFAULT);
    Optional<Path> token = in.text(TOKEN).map(Path::of);
    Optional<Path> certificates = in.text(CERTIFICATES).map(Path::of);
    Duration timeout = Duration.ofMillis(in.number(TIMEOUT, TIMEOUT_DEFAULT));
    return in.checked(
        () -> {
          requireTogether(url, token, certificates);
          return new KmsSettings(
              url.map(each ->
                  new Vault(
                      each, mount, key, new Access(token.orElseThrow(), certificates, timeout))));
        },
        DEFAULT);
  }

  private static void requireTogether(
      Optional<URI> url, Optional<Path> token, Optional<Path> certificates) {
    new Require()
        .that(URL, url.isPresent() || (token.isEmpty() && certificates.isEmpty()), "is missing")
        .that(TOKEN, url.isEmpty() || token.isPresent(), "is given together with " + URL)
        .done();
  }
}
