package org.trygg.server.kms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A stand-in for HashiCorp Vault that speaks the transit engine's HTTP API for one key, `trygg`,
/// and does its cryptography in earnest: AES-256-GCM, key versions, tokens, the seal.
public final class VaultDouble implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int NONCE = 12;

  private final HttpServer server;
  private final String token;
  private final SecureRandom random = new SecureRandom();
  private final List<byte[]> keys = new ArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean sealed;
  private volatile Duration latency = Duration.ZERO;

  /// @param server not started; on any free port of this machine
  public VaultDouble(HttpServer server, String token) {
    this.server = server;
    this.token = token;
    rotate();
    server.createContext("/v1/sys/health", this::health);
    server.createContext("/v1/transit/encrypt/trygg", call -> answer(call, this::encrypt));
    server.createContext("/v1/transit/decrypt/trygg", call -> answer(call, this::decrypt));
    server.createContext("/", call -> say(call, 404, "{\"errors\":[]}"));
    server.setExecutor(Thread::startVirtualThread);
    server.start();
  }

  public static VaultDouble start(String token) {
    try {
      return new VaultDouble(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// The paths asked for so far.
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /// Makes a new version of the key, which seals from now on.
  public void rotate() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    keys.add(key);
  }

  public void seal() {
    sealed = true;
  }

  /// Lets every answer wait.
  public void slowDown(Duration by) {
    latency = by;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  /// What is done with the request's body.
  private interface Work {
    String on(JsonNode body) throws GeneralSecurityException;
  }

  private void health(HttpExchange call) throws IOException {
    say(call, sealed ? 503 : 200, "{\"initialized\":true,\"sealed\":" + sealed + "}");
  }

  private void answer(HttpExchange call, Work work) throws IOException {
    calls.add(call.getRequestURI().getPath());
    byte[] body = call.getRequestBody().readAllBytes();
    if (sealed) {
      say(call, 503, "{\"errors\":[\"Vault is sealed\"]}");
    } else if (!call.getRequestMethod().equals("POST")) {
      say(call, 405, "{\"errors\":[\"unsupported operation\"]}");
    } else if (!token.equals(call.getRequestHeaders().getFirst("X-Vault-Token"))) {
      say(call, 403, "{\"errors\":[\"permission denied\"]}");
    } else {
      say(call, work, body);
    }
  }

  private void say(HttpExchange call, Work work, byte[] body) throws IOException {
    try {
      say(call, 200, "{\"request_id\":\"1\",\"data\":" + work.on(JSON.readTree(body)) + "}");
    } catch (AEADBadTagException e) {
      say(call, 400, "{\"errors\":[\"cipher: message authentication failed\"]}");
    } catch (GeneralSecurityException e) {
      say(call, 500, "{\"errors\":[\"1 error occurred\"]}");
    }
  }

  private void say(HttpExchange call, int status, String text) throws IOException {
    try {
      if (closing.await(latency.toMillis(), TimeUnit.MILLISECONDS)) {
        call.close();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] bytes = text.getBytes(UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private String encrypt(JsonNode body) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealedBytes =
        gcm(Cipher.ENCRYPT_MODE, keys.getLast(), nonce, body).doFinal(bytes(body, "plaintext"));
    byte[] all = Arrays.copyOf(nonce, NONCE + sealedBytes.length);
    System.arraycopy(sealedBytes, 0, all, NONCE, sealedBytes.length);
    return "{\"ciphertext\":\"vault:v%d:%s\",\"key_version\":%d}"
        .formatted(keys.size(), Base64.getEncoder().encodeToString(all), keys.size());
  }

  private String decrypt(JsonNode body) throws GeneralSecurityException {
    String[] parts = body.path("ciphertext").stringValue().split(":", -1);
    byte[] all = Base64.getDecoder().decode(parts[2]);
    byte[] key = keys.get(Integer.parseInt(parts[1].substring(1)) - 1);
    byte[] plain =
        gcm(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE), body)
            .doFinal(all, NONCE, all.length - NONCE);
    return "{\"plaintext\":\"%s\"}".formatted(Base64.getEncoder().encodeToString(plain));
  }

  private static Cipher gcm(int mode, byte[] key, byte[] nonce, JsonNode body)
      throws GeneralSecurityException {
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    gcm.updateAAD(bytes(body, "associated_data"));
    return gcm;
  }

  private static byte[] bytes(JsonNode body, String name) {
    return Base64.getDecoder().decode(body.path(name).stringValue());
  }
}
