package org.alliance.portal.admin.internal.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InstalledFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path path() {
    return folder.getRoot().toPath().resolve("installed.json");
  }

  private static Installed some(int number) {
    Installed installed = Installed.NOTHING.without("profiles");
    for (int i = 0; i < number; i++) {
      installed =
          installed.with("f" + i, new Installed.FromKar("1." + i, "abc", "mvn:a/b/1", null));
    }
    return installed;
  }

  @Test
  public void readsWhatItWrote() throws Exception {
    InstalledFile file = new InstalledFile(path());
    assertThat(file.read()).isEqualTo(Installed.NOTHING);
    file.write(some(3));
    assertThat(file.read()).isEqualTo(some(3));
    assertThat(folder.getRoot().list()).containsExactly("installed.json");
  }

  @Test
  public void readersSeeTheOldOrTheNewAndNothingElse() throws Exception {
    InstalledFile file = new InstalledFile(path());
    file.write(some(1));
    AtomicBoolean going = new AtomicBoolean(true);
    CountDownLatch started = new CountDownLatch(1);
    Thread writer =
        new Thread(
            () -> {
              try {
                for (int i = 0; going.get(); i++) {
                  file.write(some(i % 2 == 0 ? 1 : 40));
                  started.countDown();
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    writer.start();
    started.await();
    for (int i = 0; i < 300; i++) {
      assertThat(file.read().kars().size()).isIn(1, 40);
    }
    going.set(false);
    writer.join();
  }

  @Test
  public void doesNotTakeADamagedListForAnEmptyOne() throws Exception {
    for (String damaged : new String[] {"", "{\"kars\":", "null", "[]"}) {
      Files.writeString(path(), damaged);
      Refused refused = catchThrowableOfType(Refused.class, () -> new InstalledFile(path()).read());
      assertThat(refused.reason()).as(damaged).isEqualTo("list-unreadable");
    }
  }
}
