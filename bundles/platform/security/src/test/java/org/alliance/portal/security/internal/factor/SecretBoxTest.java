package org.alliance.portal.security.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SecretBoxTest {
  private static final byte[] SECRET = {1, 2, 3};

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private FactorSettings settings(String key) {
    return new FactorSettings() {
      @Override
      public String data() {
        return folder.getRoot().toString();
      }

      @Override
      public String demo() {
        return "false";
      }

      @Override
      public String second_factor() {
        return "none";
      }

      @Override
      public String secrets_key() {
        return key;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return FactorSettings.class;
      }
    };
  }

  @Test
  public void theKeyIsMadeOnceAndNobodyElseReadsIt() throws IOException {
    String sealed = new SecretBox(settings("")).seal("a", SECRET);
    Path file = folder.getRoot().toPath().resolve("secrets.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new SecretBox(settings("")).open("a", sealed)).contains(SECRET);
  }

  @Test
  public void aChosenKeyWritesNoFile() {
    String key = "A".repeat(43);
    String sealed = new SecretBox(settings(key)).seal("a", SECRET);
    assertThat(new SecretBox(settings(key)).open("a", sealed)).contains(SECRET);
    assertThat(new SecretBox(settings("B".repeat(43) + "=")).open("a", sealed)).isEmpty();
    assertThat(folder.getRoot().list()).isEmpty();
    assertThatThrownBy(() -> new SecretBox(settings("short")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void whatWasSealedElsewhereIsNotOpened() {
    SecretBox box = new SecretBox("A".repeat(43));
    String sealed = box.seal("factor:1", SECRET);
    assertThat(box.open("factor:2", sealed)).isEmpty();
    assertThat(box.open("factor:1", sealed.substring(2))).isEmpty();
    assertThat(box.open("factor:1", "")).isEmpty();
    assertThat(box.open("factor:1", "not base 64!")).isEmpty();
    assertThat(box.seal("factor:1", SECRET)).isNotEqualTo(sealed);
  }
}
