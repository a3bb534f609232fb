package org.alliance.portal.projects.internal.exchange;

import java.util.List;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Tests of imports on both databases. */
@RunWith(Parameterized.class)
public abstract class ImportStoreCase {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Parameter public String name;

  @Parameter(1)
  public TestDatabase db;

  protected ImportHouse on;

  @Before
  public final void house() {
    on = new ImportHouse(db, folder.getRoot().toPath());
  }
}
