package org.trygg.server.kms;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.trygg.server.settings.KmsSettings;
import org.trygg.server.settings.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP door of a HashiCorp Vault: asks, waits no longer than the settings say, and turns every
/// answer but the good one into what to mend. The token goes into the header and nowhere else.
final class VaultDoor implements AutoCloseable {
  private static final int OK = 200;
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final KmsSettings.Vault settings;
  private final HttpClient http;

  VaultDoor(KmsSettings.Vault settings) throws GeneralSecurityException {
    this.settings = settings;
    var client =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    if (settings.certificates().isPresent()) {
      client.sslContext(trusting(settings));
    }
    this.http = client.build();
  }

  /// Posts the JSON object and returns the answer's `data`.
  ///
  /// @param path below `/v1/`
  JsonNode post(String path, Map<String, String> body) throws KmsException {
    HttpRequest request =
        to(path)
            .header("X-Vault-Token", token().reveal())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<byte[]> answer = send(request);
    if (answer.statusCode() != OK) {
      throw new KmsException(mend(answer.statusCode()));
    }
    return data(answer.body());
  }

  /// The status of a question without a token or a body.
  int status(String path) throws KmsException {
    return send(to(path).GET().build()).statusCode();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder to(String path) {
    URI base = settings.url();
    String root = base.toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(root + "/v1/" + path))
        .header("X-Vault-Request", "true")
        .timeout(settings.timeout());
  }

  /// Waits for the whole answer, body too, no longer than the settings say.
  private HttpResponse<byte[]> send(HttpRequest request) throws KmsException {
    CompletableFuture<HttpResponse<byte[]>> coming =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      return coming.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new KmsException("Vault does not answer in time: check it, or trygg.kms.timeout-ms");
    } catch (ExecutionException e) {
      throw new KmsException(
          "Vault cannot be reached: check trygg.kms.vault-url, the network, and its certificate");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KmsException("Asking Vault was interrupted");
    }
  }

  private static String mend(int status) {
    return switch (status) {
      case 400 -> "Vault refuses the request: another key sealed this, or it was changed";
      case 403 -> "Vault refuses the token: check the file of trygg.kms.token-file, and its policy";
      case 404 -> "Vault has no such key: check trygg.kms.vault-mount and trygg.kms.vault-key";
      case 429, 473 -> "Vault is busy or on standby: point trygg.kms.vault-url at the active one";
      case 503 -> "Vault is sealed or in maintenance: unseal it, then start again";
      default -> "Vault answers with status " + status;
    };
  }

  private static JsonNode data(byte[] body) throws KmsException {
    try {
      return JSON.readTree(body).path("data");
    } catch (JacksonException e) {
      throw new KmsException("What answers at trygg.kms.vault-url is not a Vault");
    }
  }

  private Secret token() throws KmsException {
    try {
      String token = Files.readString(settings.tokenFile()).strip();
      if (!token.matches("[\\x21-\\x7e]{1,4096}")) {
        throw new KmsException("The file of trygg.kms.token-file does not hold one token");
      }
      return new Secret(token);
    } catch (IOException e) {
      throw new KmsException("The file of trygg.kms.token-file cannot be read");
    }
  }

  private static SSLContext trusting(KmsSettings.Vault settings) throws GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(settings.certificates().orElseThrow())) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      int number = 0;
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("vault-" + number++, each);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new KmsException("The file of trygg.kms.certificate-file cannot be read");
    }
  }
}
