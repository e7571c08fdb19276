package org.trygg.server.kms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One key of HashiCorp Vault's transit engine, whose bytes never leave Vault: API of the engine,
/// https://developer.hashicorp.com/vault/api-docs/secret/transit.
///
/// The key is of a kind that takes associated data, such as `aes256-gcm96`. What it seals is text
/// that names the version of the key, `vault:v1:…`; Vault opens with every version it still allows.
final class VaultTransit implements Aead {
  private static final Pattern SEALED = Pattern.compile("vault:v([1-9][0-9]{0,8}):[A-Za-z0-9+/=]+");

  private final VaultDoor door;
  private final String mount;
  private final String key;

  VaultTransit(VaultDoor door, String mount, String key) {
    this.door = door;
    this.mount = mount;
    this.key = key;
  }

  @Override
  public byte[] encrypt(byte[] plain, byte[] associatedData) throws KmsException {
    String sealed = text(ask("encrypt", "plaintext", base64(plain), associatedData), "ciphertext");
    if (!SEALED.matcher(sealed).matches()) {
      throw notVault();
    }
    return sealed.getBytes(US_ASCII);
  }

  @Override
  public byte[] decrypt(byte[] sealed, byte[] associatedData) throws KmsException {
    version(sealed);
    String asText = new String(sealed, US_ASCII);
    String plain = text(ask("decrypt", "ciphertext", asText, associatedData), "plaintext");
    try {
      return Base64.getDecoder().decode(plain);
    } catch (IllegalArgumentException e) {
      throw notVault();
    }
  }

  /// The version of Vault's key that sealed this.
  ///
  /// @throws KmsException if it was not Vault that sealed it
  static int version(byte[] sealed) throws KmsException {
    Matcher form = SEALED.matcher(new String(sealed, US_ASCII));
    if (!form.matches()) {
      throw new KmsException("The root key was not sealed by a Vault: put its file back");
    }
    return Integer.parseInt(form.group(1));
  }

  private JsonNode ask(String what, String name, String value, byte[] associatedData)
      throws KmsException {
    Map<String, String> body = new LinkedHashMap<>();
    body.put(name, value);
    body.put("associated_data", base64(associatedData));
    return door.post(mount + "/" + what + "/" + key, body);
  }

  private static String text(JsonNode data, String name) throws KmsException {
    JsonNode value = data.path(name);
    if (!value.isString()) {
      throw notVault();
    }
    return value.stringValue();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static KmsException notVault() {
    return new KmsException("What answers at trygg.kms.vault-url is not a Vault");
  }

  @Override
  public String toString() {
    return "VaultTransit[REDACTED]";
  }
}
