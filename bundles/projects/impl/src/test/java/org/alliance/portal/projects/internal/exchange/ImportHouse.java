package org.alliance.portal.projects.internal.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.audit.Audit;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.content.internal.csv.CsvService;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.internal.ServiceFixture;
import org.alliance.portal.projects.internal.store.ImportStore;

/** Imports over a real database and real files. */
public final class ImportHouse {
  static final String HEAD =
      "organisation.id,kind,themes,title.en,summary.en,outcome.en,partners\n";

  public final ServiceFixture fixture;
  public final Csv csv = new CsvService();
  public final ImportFiles files;
  public final ImportRuns runs;
  public final ImportService service;
  public final ImportJob job;
  public final List<String> notes = new ArrayList<>();
  public final List<String> actors = new ArrayList<>();

  public ImportHouse(TestDatabase db, Path folder) {
    fixture = new ServiceFixture(db);
    fixture.empty();
    fixture.history.all.clear();
    fixture.access.principal =
        new Principal(Principal.Kind.ACCOUNT, new Id(7), "Ana", Set.of(), Map.of(), Set.of());
    files = new ImportFiles(folder);
    runs = new ImportRuns(new ImportStore(db.database()), files, Clock.systemUTC());
    Audit audit =
        (String event, EntityRef ref, Id organisation, Map<String, String> details) ->
            notes.add(event + details);
    service =
        new ImportService(
            fixture.access, db.database(), runs, files, fixture.service.imports(), audit, db.ids());
    job = job(db, csv, audit);
  }

  private ImportJob job(TestDatabase db, Csv read, Audit audit) {
    return new ImportJob(
        db.database(),
        runs,
        files,
        fixture.service.imports(),
        read,
        fixture.vocabulary,
        fixture.organisations,
        audit,
        new Recorder(),
        Clock.systemUTC());
  }

  /** Notes in whose name work is done. */
  private final class Recorder implements Access {
    @Override
    public Principal principal() {
      return fixture.access.principal();
    }

    @Override
    public void require(String action) {}

    @Override
    public void require(String action, Id owner) {}

    @Override
    public boolean allows(String action, Id owner) {
      return true;
    }

    @Override
    public <T> T as(Principal principal, Supplier<T> work) {
      actors.add(principal.actor());
      return work.get();
    }
  }

  public Id bring(byte[] file) {
    try {
      return service.bring(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Id bring(String file) {
    return bring(file.getBytes(StandardCharsets.UTF_8));
  }

  /** Rows of the town. */
  public String table(int rows) {
    StringBuilder table = new StringBuilder(HEAD);
    for (int i = 0; i < rows; i++) {
      table
          .append(fixture.town)
          .append(",project,education,Title ")
          .append(i)
          .append(",What was done,What came of it,#")
          .append(fixture.other)
          .append('\n');
    }
    return table.toString();
  }

  /** Lets the portal do everything. */
  public ImportRun work(Id id) {
    job.work(() -> true, () -> true);
    return service.get(id);
  }

  /** Lets the portal do so many batches, then stops it as a crash would. */
  public ImportRun work(Id id, int batches) {
    int[] left = {batches};
    // Asked once before each state, and once after each batch.
    job.work(() -> true, () -> left[0]-- > 0);
    return service.get(id);
  }

  public ImportRun ready(String table) {
    Id id = bring(table);
    return work(id);
  }

  /** The problems as line, column and key. */
  public List<String> problems(String table) {
    return ready(table).report().problems().stream()
        .map(
            problem ->
                problem.line()
                    + " "
                    + problem.column()
                    + " "
                    + problem.key().replaceAll("^(portal|projects)\\.(import\\.)?problem\\.", ""))
        .toList();
  }

  /** The table of what is published. */
  public byte[] export(List<Initiative> all) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    List<String> columns = new Exports(fixture.lists).columns();
    columns.addAll(
        List.of("kind", "themes", "status", "from", "to", "budget", "evidence", "id", "title"));
    try (Csv.Writer table = csv.write(file, columns, ';')) {
      for (Initiative one : all) {
        Map<String, Object> cells = Exports.cells(one);
        cells.put("themes", String.join(" ", one.content().themes()));
        cells.put("evidence", "replicated");
        cells.put("id", one.id());
        cells.put("title", "for people");
        table.row(
            columns.stream().map(name -> cells.get(name) == null ? "" : cells.get(name)).toList());
      }
    }
    return file.toByteArray();
  }
}
