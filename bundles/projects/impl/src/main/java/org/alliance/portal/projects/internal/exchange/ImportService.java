package org.alliance.portal.projects.internal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.audit.Audit;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.projects.internal.ImportWriting;
import org.alliance.portal.projects.internal.InitiativeService;
import org.alliance.portal.projects.internal.store.ImportStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a person decides about imports; the work itself is that of {@link ImportJob}. */
@Component(service = ImportService.class)
public class ImportService {
  /** Action for importing: moderators and admins. */
  public static final String IMPORT = "projects.import";

  /** Most rows of a file. */
  public static final int MOST_ROWS = Batches.MOST_ROWS;

  /** Most imports that wait for something at once. */
  static final int MOST_OPEN = 5;

  private static final int NAMED = 50;

  private final Access access;
  private final Database database;
  private final ImportRuns runs;
  private final ImportFiles files;
  private final ImportWriting imports;
  private final Audit audit;
  private final IdGenerator ids;

  @Activate
  public ImportService(
      @Reference Access access,
      @Reference(target = "(portal.schema=projects)") Database database,
      @Reference ImportStore store,
      @Reference ImportFiles files,
      @Reference InitiativeService initiatives,
      @Reference Audit audit,
      @Reference IdGenerator ids) {
    this(
        access,
        database,
        new ImportRuns(store, files, Clock.systemUTC()),
        files,
        initiatives.imports(),
        audit,
        ids);
  }

  ImportService(
      Access access,
      Database database,
      ImportRuns runs,
      ImportFiles files,
      ImportWriting imports,
      Audit audit,
      IdGenerator ids) {
    this.access = access;
    this.database = database;
    this.runs = runs;
    this.files = files;
    this.imports = imports;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * Takes a file, which is checked soon.
   *
   * @param file read to its end, not closed
   * @throws ValidationException naming {@code file}: empty, too large, or too many wait already
   */
  public Id bring(InputStream file) throws IOException {
    access.require(IMPORT);
    if (runs.in(ImportState.FILE).size() >= MOST_OPEN) {
      throw new ValidationException(
          FieldProblem.of("file", "projects.import.problem.many", "max", MOST_OPEN));
    }
    String digest = files.keep(file);
    Id id = ids.next();
    runs.begin(id, digest, access.principal().actor());
    return id;
  }

  /**
   * An import.
   *
   * @throws NotFoundException when there is none
   */
  public ImportRun get(Id id) {
    access.require(IMPORT);
    return runs.get(id).orElseThrow(() -> new NotFoundException(ImportRun.TYPE, id));
  }

  /** Imports, the latest first. */
  public List<ImportRun> before(Id before, int limit) {
    access.require(IMPORT);
    return runs.before(before, limit);
  }

  /** Earlier imports of the same file that readers see something of, or will. */
  public List<ImportRun> same(ImportRun run) {
    access.require(IMPORT);
    return runs.same(run).stream()
        .filter(other -> ImportState.IMPORTED.contains(other.state()))
        .toList();
  }

  /**
   * Imports a file that is ready.
   *
   * @param again whether also when the same file, or some of its rows, are there already
   * @throws ValidationException naming {@code again}
   * @throws ConflictException with the {@link ImportRun} when it is not ready
   */
  public void confirm(Id id, boolean again) {
    ImportRun run = get(id);
    if (!again && (run.report().known() > 0 || !same(run).isEmpty())) {
      throw new ValidationException(FieldProblem.of("again", "projects.import.problem.again"));
    }
    database.run(
        () -> {
          if (!runs.move(run, ImportState.READY, ImportState.WRITING)) {
            throw new ConflictException(get(id));
          }
          audit.note(
              "projects.import-confirmed",
              run.ref(),
              null,
              Map.of("rows", Integer.toString(run.total())));
        });
  }

  /**
   * Undoes an import, wherever it stands; one that is undone already is left as it is.
   *
   * @param keep whether initiatives stay that somebody worked with since
   */
  public void undo(Id id, boolean keep) {
    ImportRun run = get(id);
    boolean cancelled =
        runs.move(run, ImportState.CHECKING, ImportState.CANCELLED)
            || runs.move(run, ImportState.READY, ImportState.CANCELLED);
    if (!cancelled) {
      database.run(
          () -> {
            boolean moved =
                ImportState.IMPORTED.stream()
                    .anyMatch(from -> runs.move(run, from, ImportState.HIDING));
            if (moved) {
              runs.undo(run, access.principal().actor(), keep);
              audit.note("projects.import-undoing", run.ref(), null, Map.of());
            }
          });
    }
    runs.release(run.digest());
  }

  /** Some of an import's initiatives that somebody edited or adopted. */
  public Set<Id> touched(Id id) {
    access.require(IMPORT);
    return imports.touched(id, NAMED);
  }

  /** How many of an import's initiatives readers see. */
  public int shown(Id id) {
    access.require(IMPORT);
    return imports.shown(id);
  }
}
