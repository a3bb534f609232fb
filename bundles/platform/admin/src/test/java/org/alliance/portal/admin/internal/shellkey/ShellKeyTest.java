package org.alliance.portal.admin.internal.shellkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ShellKeyTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theKeyIsMadeOnceAndKarafsListFollowsIt() throws Exception {
    Path key = folder.getRoot().toPath().resolve("data/shell.key");
    Path list = folder.getRoot().toPath().resolve("etc/keys.properties");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "# ours\nother=AAAA,admin\n");
    new ShellKey(key, list).provide();
    String pem = Files.readString(key);
    assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("PRIVATE KEY-----\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    String admitted = Files.readString(list);
    assertThat(admitted).startsWith("# ours\nother=AAAA,admin\nportal=AAAAB3NzaC1yc2E");

    Files.delete(list);
    new ShellKey(key, list).provide();
    assertThat(Files.readString(key)).as("made once").isEqualTo(pem);
    assertThat(admitted).contains(Files.readString(list));

    Files.writeString(key, "rubbish");
    new ShellKey(key, list).provide();
    assertThat(Files.readString(key)).isNotEqualTo(pem).startsWith("-----BEGIN");
  }

  @Test
  public void thePublicPartIsWrittenAsSshDoes() throws Exception {
    RSAPrivateCrtKey key = Keys.make();
    assertThat(key.getModulus().bitLength()).isEqualTo(3072);
    assertThat(Keys.read(Keys.pem(key))).isEqualTo(key);
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(Keys.publicPart(key)));
    assertThat(new String(next(bytes), StandardCharsets.US_ASCII)).isEqualTo("ssh-rsa");
    assertThat(next(bytes)).isEqualTo(key.getPublicExponent().toByteArray());
    assertThat(next(bytes)).isEqualTo(key.getModulus().toByteArray());
    assertThat(bytes.hasRemaining()).isFalse();
  }

  private static byte[] next(ByteBuffer bytes) {
    byte[] part = new byte[bytes.getInt()];
    bytes.get(part);
    return part;
  }

  @Test
  public void propertiesReadTheEntriesAsMeant() throws Exception {
    Properties read = new Properties();
    read.load(
        new java.io.StringReader(
            String.join("\n", Keys.admit(List.of("portal=OLD,_g_:admingroup"), "NEW"))));
    assertThat(read.getProperty("portal")).isEqualTo("NEW,_g_:admingroup");
    assertThat(read.getProperty("_g_:admingroup")).startsWith("group,admin,");
    assertThat(read).hasSize(2);
  }
}
