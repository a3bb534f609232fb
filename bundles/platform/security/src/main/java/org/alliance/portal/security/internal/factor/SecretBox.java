package org.alliance.portal.security.internal.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.security.internal.SecretFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Encrypts secrets that must be read again, with AES-GCM. The key is not in the database, so a copy
 * of the database does not give the secrets away.
 */
@Component(
    service = SecretBox.class,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SecretBox {
  /** The file in the data folder that holds the key. */
  static final String KEY_FILE = "secrets.key";

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  @Activate
  public SecretBox(FactorSettings settings) {
    this(keyOf(settings));
  }

  /**
   * @param key 32 bytes in base 64
   * @throws IllegalArgumentException for any other key
   */
  public SecretBox(String key) {
    byte[] bytes = Base64.getDecoder().decode(key.replace('-', '+').replace('_', '/'));
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("The key of secrets must have 32 bytes");
    }
    this.key = new SecretKeySpec(bytes, "AES");
  }

  private static String keyOf(FactorSettings settings) {
    String chosen = settings.secrets_key().strip();
    if (!chosen.isEmpty()) {
      return chosen;
    }
    SecretFiles files = new SecretFiles(settings.data());
    String kept = files.read(KEY_FILE);
    if (kept.isEmpty()) {
      kept = Secrets.next();
      files.write(KEY_FILE, kept);
    }
    return kept;
  }

  /**
   * Encrypts.
   *
   * @param context what it is for and whose; it can be read in the same context only
   */
  public String seal(String context, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, context, nonce).doFinal(secret);
      byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM", e);
    }
  }

  /**
   * Decrypts.
   *
   * @param sealed what {@link #seal} returned; not trusted
   * @return empty when it was sealed elsewhere, with another key or for another context
   */
  public Optional<byte[]> open(String context, String sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed);
      if (all.length <= NONCE_BYTES) {
        return Optional.empty();
      }
      byte[] nonce = new byte[NONCE_BYTES];
      ByteBuffer.wrap(all).get(nonce);
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, context, nonce)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String context, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
