package org.trygg.server.kms;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.security.GeneralSecurityException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trygg.server.settings.KmsSettings;

/// HashiCorp Vault as a key service of Tink. Keys are named `hcvault://MOUNT/keys/NAME`; where
/// Vault is and with which token it is asked, the settings say.
public final class VaultKms implements KmsClient, AutoCloseable {
  private static final Pattern KEY =
      Pattern.compile("hcvault://([A-Za-z0-9_/-]+)/keys/([A-Za-z0-9_.-]+)");

  private final VaultDoor door;

  /// @throws GeneralSecurityException if the certificates of the settings cannot be used
  public VaultKms(KmsSettings.Vault settings) throws GeneralSecurityException {
    this.door = new VaultDoor(settings);
  }

  /// The name of the key that the settings name.
  public static String keyOf(KmsSettings.Vault settings) {
    return "hcvault://%s/keys/%s".formatted(settings.mount(), settings.key());
  }

  @Override
  public boolean doesSupport(String keyUri) {
    return KEY.matcher(keyUri).matches();
  }

  /// @throws GeneralSecurityException always: the token is in the file that the settings name
  @Override
  public KmsClient withCredentials(String credentialPath) throws GeneralSecurityException {
    throw new KmsException("The token's file is given as trygg.kms.token-file");
  }

  /// This very client: its credentials are in the settings.
  @Override
  public KmsClient withDefaultCredentials() {
    return this;
  }

  @Override
  public Aead getAead(String keyUri) throws GeneralSecurityException {
    Matcher key = KEY.matcher(keyUri);
    if (!key.matches()) {
      throw new KmsException("A key of Vault is named hcvault://MOUNT/keys/NAME");
    }
    return new VaultTransit(door, key.group(1), key.group(2));
  }

  /// How Vault is, in one word or two: `active`, `standby`, `sealed`, `not initialised`.
  ///
  /// @throws KmsException if it does not answer, or not as a Vault does
  public String health() throws KmsException {
    int status = door.status("sys/health");
    return switch (status) {
      case 200 -> "active";
      case 429, 472, 473 -> "standby";
      case 501 -> "not initialised";
      case 503 -> "sealed";
      default -> throw new KmsException("Vault answers with status " + status);
    };
  }

  @Override
  public void close() {
    door.close();
  }
}
