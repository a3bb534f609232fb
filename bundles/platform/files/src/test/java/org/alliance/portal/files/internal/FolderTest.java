package org.alliance.portal.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.health.Health;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FolderTest {
  private static final long MEGABYTE = 1024 * 1024;

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();
  private Path data;

  @Before
  public void open() {
    data = temporary.getRoot().toPath();
  }

  private Folder folder(String limit) {
    return new Folder(
        new Settings() {
          @Override
          public Class<? extends Annotation> annotationType() {
            return Settings.class;
          }

          @Override
          public String data() {
            return data.toString();
          }

          @Override
          public String file_limit_mb() {
            return limit;
          }
        });
  }

  @Test
  public void theLimitIsASetting() {
    assertThat(folder("7").largest()).isEqualTo(7 * MEGABYTE);
    assertThat(folder("100").largest()).isEqualTo(100 * MEGABYTE);
    for (String wrong : new String[] {"", "0", "-1", "101", "many"}) {
      assertThat(folder(wrong).largest()).as(wrong).isEqualTo(50 * MEGABYTE);
    }
  }

  @Test
  public void aStreamWithoutEndIsRefusedAtTheLimit() {
    long[] read = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read[0]++;
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            read[0] += length;
            return length;
          }
        };
    assertThatThrownBy(() -> folder("50").receive(endless))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("too-large");
    assertThat(read[0]).isBetween(50 * MEGABYTE, 51 * MEGABYTE);
    assertThat(data.resolve("files/tmp")).isEmptyDirectory();
  }

  @Test
  public void aFullDiskIsToldAndNothingIsLeft() {
    Folder full =
        new Folder(data.resolve("files"), MEGABYTE) {
          @Override
          long usable() {
            return MEGABYTE;
          }
        };
    assertThatThrownBy(() -> full.receive(new ByteArrayInputStream(Samples.bytes("x"))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("no-space");
    assertThat(data.resolve("files/tmp")).isEmptyDirectory();
  }

  @Test
  public void contentsLieBelowTheirFirstTwoDigits() throws IOException {
    Folder folder = folder("1");
    Received received = folder.receive(new ByteArrayInputStream(Samples.bytes("abc")));
    assertThat(received.digest())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(received.size()).isEqualTo(3);
    folder.keep(received);
    received.close();
    assertThat(Files.readString(data.resolve("files/ba/" + received.digest()))).isEqualTo("abc");
    assertThat(data.resolve("files/tmp")).isEmptyDirectory();
  }

  @Test
  public void aContentThatIsCutOffIsMendedByTheNextWhoBringsIt() throws IOException {
    Folder folder = folder("1");
    folder.keep(folder.receive(new ByteArrayInputStream(Samples.bytes("abc"))));
    Received again = folder.receive(new ByteArrayInputStream(Samples.bytes("abc")));
    Files.write(folder.path(again.digest()), Samples.bytes("a"));
    folder.keep(again);
    assertThat(Files.readString(folder.path(again.digest()))).isEqualTo("abc");
  }

  @Test
  public void healthSaysWhetherFilesCanBeWritten() throws IOException {
    Folder room =
        new Folder(data.resolve("files"), MEGABYTE) {
          @Override
          boolean nearlyFull() {
            return false;
          }
        };
    assertThat(new FilesHealth(room).check().state()).isEqualTo(Health.State.UP);
    Folder full =
        new Folder(data.resolve("files"), MEGABYTE) {
          @Override
          boolean nearlyFull() {
            return true;
          }
        };
    assertThat(new FilesHealth(full).check().state()).isEqualTo(Health.State.DEGRADED);
    Files.write(data.resolve("file"), Samples.bytes("x"));
    Health wrong = new FilesHealth(new Folder(data.resolve("file"), MEGABYTE)).check();
    assertThat(wrong.state()).isEqualTo(Health.State.DEGRADED);
    assertThat(wrong.detail()).contains("cannot be written");
  }
}
