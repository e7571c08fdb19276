package org.trygg.server.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trygg.server.settings.KmsSettings;

class VaultKmsTest {
  private static final String TOKEN = "hvs.invented-token";
  private static final byte[] ROOT = "a root key".getBytes(UTF_8);
  private static final byte[] PLACE = {1, 2};

  @TempDir private Path folder;
  private final VaultDouble vault = VaultDouble.start(TOKEN);

  @BeforeEach
  void writeToken() throws Exception {
    Files.writeString(folder.resolve("token"), TOKEN + "\n");
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void whatItSealsItOpensInItsPlaceOnly() throws Exception {
    Aead key = key();
    byte[] sealed = key.encrypt(ROOT, PLACE);

    assertThat(new String(sealed, UTF_8)).startsWith("vault:v1:");
    assertThat(key.decrypt(sealed, PLACE)).isEqualTo(ROOT);
    assertThatThrownBy(() -> key.decrypt(sealed, new byte[] {9}))
        .isInstanceOf(KmsException.class)
        .hasMessageContaining("another key sealed this, or it was changed");
  }

  @Test
  void whatAnOlderVersionOfItsKeySealedStillOpens() throws Exception {
    Aead key = key();
    byte[] sealed = key.encrypt(ROOT, PLACE);

    vault.rotate();

    assertThat(key.decrypt(sealed, PLACE)).isEqualTo(ROOT);
    assertThat(VaultTransit.version(key.encrypt(ROOT, PLACE))).isEqualTo(2);
  }

  @Test
  void everyRefusalSaysWhatToMendAndNeverTheToken() throws Exception {
    Files.writeString(folder.resolve("token"), "hvs.another-token");
    assertRefused("Vault refuses the token", "trygg", Duration.ofSeconds(5));
    Files.writeString(folder.resolve("token"), "two words");
    assertRefused("does not hold one token", "trygg", Duration.ofSeconds(5));
    Files.delete(folder.resolve("token"));
    assertRefused("cannot be read", "trygg", Duration.ofSeconds(5));
    writeToken();
    assertRefused("Vault has no such key", "other", Duration.ofSeconds(5));
    vault.slowDown(Duration.ofSeconds(30));
    assertRefused("does not answer in time", "trygg", Duration.ofMillis(200));
    vault.slowDown(Duration.ZERO);
    vault.seal();
    assertRefused("Vault is sealed", "trygg", Duration.ofSeconds(5));
    vault.close();
    assertRefused("Vault cannot be reached", "trygg", Duration.ofSeconds(5));
  }

  @Test
  void whatWasNotSealedByAVaultIsNotSentToOne() throws Exception {
    Aead key = key();

    assertThatThrownBy(() -> key.decrypt(new byte[] {1, 2, 3}, PLACE))
        .isInstanceOf(KmsException.class);
    assertThat(vault.calls()).isEmpty();
  }

  @Test
  void itsHealthIsTold() throws Exception {
    try (var kms = new VaultKms(settings(vault.url(), "trygg", Duration.ofSeconds(5)))) {
      assertThat(kms.health()).isEqualTo("active");
      vault.seal();
      assertThat(kms.health()).isEqualTo("sealed");
    }
  }

  @Test
  void keysAreNamedByMountAndName() throws Exception {
    try (var kms = new VaultKms(settings(vault.url(), "trygg", Duration.ofSeconds(5)))) {
      assertThat(kms.doesSupport("hcvault://transit/keys/trygg")).isTrue();
      assertThat(kms.doesSupport("aws-kms://key")).isFalse();
      assertThatThrownBy(() -> kms.getAead("aws-kms://key")).isInstanceOf(KmsException.class);
      assertThat(kms.getAead("hcvault://transit/keys/trygg")).hasToString("VaultTransit[REDACTED]");
    }
  }

  @Test
  void overTlsOnlyACertificateThatIsTrustedWillDo() throws Exception {
    Path store = folder.resolve("store.p12");
    Path certificate = folder.resolve("vault.pem");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost",
        "-validity",
        "2",
        "-alias",
        "vault",
        "-keystore",
        store.toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "vault",
        "-file",
        certificate.toString(),
        "-keystore",
        store.toString());
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    try (var secure = new VaultDouble(server, TOKEN)) {
      URI url = URI.create("https://localhost:" + secure.port());

      Aead trusting = key(url, Optional.of(certificate));
      assertThat(trusting.decrypt(trusting.encrypt(ROOT, PLACE), PLACE)).isEqualTo(ROOT);
      Aead strict = key(url, Optional.empty());
      assertThatThrownBy(() -> strict.encrypt(ROOT, PLACE))
          .isInstanceOf(KmsException.class)
          .hasMessageContaining("its certificate");
    }
  }

  private void assertRefused(String what, String name, Duration timeout) throws Exception {
    Aead key = new VaultKms(settings(vault.url(), name, timeout)).getAead(uri(name));
    assertThatThrownBy(() -> key.encrypt(ROOT, PLACE))
        .isInstanceOf(KmsException.class)
        .hasNoCause()
        .hasMessageContaining(what)
        .message()
        .doesNotContain("hvs.");
  }

  private Aead key() throws Exception {
    return key(vault.url(), Optional.empty());
  }

  private Aead key(URI url, Optional<Path> certificates) throws Exception {
    var access =
        new KmsSettings.Access(folder.resolve("token"), certificates, Duration.ofSeconds(20));
    var settings = new KmsSettings.Vault(url, "transit", "trygg", access);
    return new VaultKms(settings).getAead(VaultKms.keyOf(settings));
  }

  private KmsSettings.Vault settings(URI url, String name, Duration timeout) {
    var access = new KmsSettings.Access(folder.resolve("token"), Optional.empty(), timeout);
    return new KmsSettings.Vault(url, "transit", name, access);
  }

  private static String uri(String name) {
    return "hcvault://transit/keys/" + name;
  }

  private static void keytool(String... words) throws Exception {
    var command = new ArrayList<>(List.of(words));
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-storepass", "changeit", "-storetype", "PKCS12"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
  }

  private static SSLContext context(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }
}
