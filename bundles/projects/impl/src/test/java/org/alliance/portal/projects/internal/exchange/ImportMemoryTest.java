package org.alliance.portal.projects.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.content.internal.csv.CsvService;
import org.alliance.portal.projects.internal.Fakes;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A large table is gone through without being held. */
public class ImportMemoryTest {
  private static final int ROWS = 100_000;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void holdsNoMoreThanABatch() throws IOException {
    Fakes.OrganisationsFake organisations = new Fakes.OrganisationsFake();
    Id town = organisations.add(1001, "Town", "RS");
    ImportFiles files = new ImportFiles(folder.newFolder().toPath());
    String digest;
    try (InputStream file = Files.newInputStream(file(town))) {
      digest = files.keep(file);
    }
    Tally tally = new Tally();
    List<WeakReference<RowCheck.Checked>> batches = new ArrayList<>();
    long[] most = {0};
    int[] largest = {0};
    boolean all =
        new Batches(files, new CsvService(), new VocabularyFake(), organisations)
            .each(
                digest,
                0,
                tally,
                checked -> {
                  largest[0] = Math.max(largest[0], checked.size());
                  checked.forEach(tally::add);
                  batches.add(new WeakReference<>(checked.get(0)));
                  if (batches.size() % 40 == 0) {
                    System.gc();
                    Runtime now = Runtime.getRuntime();
                    most[0] = Math.max(most[0], now.totalMemory() - now.freeMemory());
                  }
                  return true;
                });
    assertThat(all).isTrue();
    assertThat(tally.rows()).isEqualTo(ROWS);
    assertThat(tally.right()).isTrue();
    assertThat(largest[0]).isEqualTo(Batches.SIZE);
    System.gc();
    assertThat(batches.stream().filter(one -> one.get() != null).count()).isLessThanOrEqualTo(1);
    // The file has 100 MB.
    assertThat(most[0]).isLessThan(100_000_000L);
  }

  private Path file(Id town) throws IOException {
    Path file = folder.newFile().toPath();
    String long1 = "What was done ".repeat(30);
    String long2 = "What came of it ".repeat(30);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("organisation.id,kind,themes,title.en,summary.en,outcome.en\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(town + ",project,education,Title " + i + "," + long1 + "," + long2 + "\n");
      }
    }
    return file;
  }
}
