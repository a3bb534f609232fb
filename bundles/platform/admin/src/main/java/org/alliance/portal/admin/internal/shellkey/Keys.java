package org.alliance.portal.admin.internal.shellkey;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The forms in which a shell key is written. */
public final class Keys {
  /** Whom the shell lets in. */
  public static final String USER = "portal";

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final String GROUP = "_g_\\:admingroup";
  private static final String ROLES = "group,admin,manager,viewer,systembundles,ssh";
  private static final int BITS = 3072;
  private static final int LINE = 64;

  private Keys() {}

  static RSAPrivateCrtKey make() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
  }

  /** PKCS #8 in PEM. */
  static String pem(PrivateKey key) {
    return BEGIN
        + "\n"
        + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n"
        + END
        + "\n";
  }

  /** Reads what {@link #pem} wrote. */
  static RSAPrivateCrtKey read(String pem) throws GeneralSecurityException {
    String body = pem.replace(BEGIN, "").replace(END, "");
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(body);
      return (RSAPrivateCrtKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** The public part as SSH writes it (RFC 4253, section 6.6), in base 64. */
  static String publicPart(RSAPrivateCrtKey key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      string(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
      number(out, key.getPublicExponent());
      number(out, key.getModulus());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static void number(DataOutputStream out, BigInteger number) throws IOException {
    string(out, number.toByteArray());
  }

  private static void string(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** The list of those who may use the shell, with this key in it; other lines stay. */
  static List<String> admit(List<String> lines, String publicPart) {
    List<String> admitted = new ArrayList<>();
    for (String line : lines) {
      String entry = line.strip();
      if (!entry.startsWith(USER + "=")
          && !entry.startsWith(USER + " ")
          && !entry.startsWith(GROUP)) {
        admitted.add(line);
      }
    }
    admitted.add(USER + "=" + publicPart + ",_g_:admingroup");
    admitted.add(GROUP + " = " + ROLES);
    return admitted;
  }
}
