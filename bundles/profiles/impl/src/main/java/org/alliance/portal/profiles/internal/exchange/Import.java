package org.alliance.portal.profiles.internal.exchange;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.ExchangeStore;

/** One file being read. For one thread. */
final class Import {
  private static final String CHANGED_MEANWHILE = "profiles.problem.changed-meanwhile";

  private final Profiles profiles;
  private final ExchangeStore store;
  private final Codes codes;
  private final Map<String, Column> columns;
  private final boolean dryRun;
  private final List<ImportReport.Line> lines = new ArrayList<>();

  /** What earlier rows were about: a second row would change it back at each import. */
  private final Set<Id> seen = new HashSet<>();

  private final Set<ExchangeStore.Key> seenNames = new HashSet<>();

  Import(
      Profiles profiles,
      ExchangeStore store,
      Codes codes,
      Map<String, Column> columns,
      boolean dryRun) {
    this.profiles = profiles;
    this.store = store;
    this.codes = codes;
    this.columns = columns;
    this.dryRun = dryRun;
  }

  ImportReport report() {
    return new ImportReport(dryRun, lines);
  }

  /** A row with what it is about. */
  private record Target(Csv.Row row, Id id, boolean badId, ExchangeStore.Wanted wanted) {}

  /**
   * Takes some rows; what is there already is looked up for all of them at once.
   *
   * @param rows at most 200
   */
  void take(List<Csv.Row> rows) {
    List<Target> targets = rows.stream().map(this::target).toList();
    Map<ExchangeStore.Key, List<Id>> byName =
        store.find(
            targets.stream().filter(t -> t.wanted != null).map(Target::wanted).distinct().toList());
    Set<Id> ids =
        targets.stream().map(Target::id).filter(id -> id != null).collect(Collectors.toSet());
    byName.values().stream().filter(found -> found.size() == 1).forEach(ids::addAll);
    Map<Id, Profile> there = new HashMap<>(ids.isEmpty() ? Map.of() : profiles.get(ids));
    for (Target target : targets) {
      lines.add(line(target, byName, there));
    }
  }

  private Target target(Csv.Row row) {
    String id = row.text(Columns.ID);
    if (id != null) {
      try {
        return new Target(row, Id.parse(id), false, null);
      } catch (IllegalArgumentException e) {
        return new Target(row, null, true, null);
      }
    }
    // Only what names it: the whole row is read once it is known what it is about.
    Edit edit = new Edit(codes, null);
    read(edit, row, null, new ArrayList<>());
    ProfileDraft named = edit.draft(new ArrayList<>());
    String name = named.original() == null ? null : named.names().get(named.original());
    if (name == null || named.country() == null) {
      return new Target(row, null, false, null);
    }
    String other = named.names().getOrDefault("en", named.names().get("fr"));
    return new Target(row, null, false, ExchangeStore.Wanted.of(named.country(), name, other));
  }

  private ImportReport.Line line(
      Target target, Map<ExchangeStore.Key, List<Id>> byName, Map<Id, Profile> there) {
    Csv.Row row = target.row;
    ExchangeStore.Key key = target.wanted == null ? null : target.wanted.key();
    List<Id> found = key == null ? List.of() : byName.getOrDefault(key, List.of());
    Id id = target.id != null ? target.id : found.size() == 1 ? found.get(0) : null;
    Profile before = id == null ? null : there.get(id);
    String problem =
        target.badId || (target.id != null && before == null)
            ? "profiles.problem.no-such-profile"
            : found.size() > 1 ? "profiles.problem.ambiguous" : null;
    if (problem == null && ((id != null && !seen.add(id)) | (key != null && !seenNames.add(key)))) {
      problem = "profiles.problem.row-twice";
    }
    if (problem != null) {
      String title = before != null ? title(before) : key == null ? null : key.name();
      return refused(row, id, title, List.of(FieldProblem.of(Columns.ID, problem)));
    }
    return line(row, before);
  }

  private ImportReport.Line line(Csv.Row row, Profile before) {
    List<FieldProblem> problems = new ArrayList<>();
    Edit edit = new Edit(codes, before == null ? null : before.draft());
    read(edit, row, before, problems);
    ProfileDraft draft = edit.draft(problems);
    Id id = before == null ? null : before.id();
    String title = before == null ? edit.originalName() : title(before);
    if (problems.isEmpty() && before != null && draft.equals(before.draft())) {
      return line(row, ImportReport.Outcome.UNCHANGED, id, title);
    }
    add(problems, profiles.check(draft), edit);
    if (before != null && staleVersion(row, before, problems)) {
      problems.add(FieldProblem.of(Columns.VERSION, CHANGED_MEANWHILE));
    }
    if (!problems.isEmpty()) {
      return refused(row, id, title, problems);
    }
    if (before != null) {
      // Another row may give the same name to a new profile; it would be found at the next import.
      seenNames.add(new ExchangeStore.Key(draft.country(), edit.originalName()));
    }
    if (dryRun) {
      return line(
          row,
          before == null ? ImportReport.Outcome.CREATED : ImportReport.Outcome.CHANGED,
          id,
          title);
    }
    return write(row, before, draft, edit, title);
  }

  private ImportReport.Line write(
      Csv.Row row, Profile before, ProfileDraft draft, Edit edit, String title) {
    Id id = before == null ? null : before.id();
    try {
      if (before == null) {
        return line(row, ImportReport.Outcome.CREATED, profiles.create(draft), title);
      }
      Profile after = profiles.update(before.id(), before.version(), draft);
      return line(
          row,
          after.version() == before.version()
              ? ImportReport.Outcome.UNCHANGED
              : ImportReport.Outcome.CHANGED,
          id,
          title(after));
    } catch (ValidationException e) {
      List<FieldProblem> problems = new ArrayList<>();
      add(problems, e.problems(), edit);
      return refused(row, id, title, problems);
    } catch (ConflictException | NotFoundException e) {
      return refused(row, id, title, List.of(FieldProblem.of("", CHANGED_MEANWHILE)));
    }
  }

  private void read(Edit edit, Csv.Row row, Profile before, List<FieldProblem> problems) {
    columns.forEach(
        (header, column) -> {
          if (before != null && !column.words()) {
            Object now = column.get().apply(before);
            // What was exported is left alone, even a word that cannot be chosen any more.
            if (Edit.same(now == null ? null : now.toString(), row.text(header))) {
              return;
            }
          }
          if (before != null
              && column.section() != null
              && before.hidden().contains(column.section())
              && row.text(header) != null) {
            problems.add(FieldProblem.of(column.name(), "profiles.problem.hidden"));
            return;
          }
          String problem = read(edit, row, header, column);
          if (problem != null) {
            problems.add(FieldProblem.of(column.name(), problem));
          }
        });
  }

  private static String read(Edit edit, Csv.Row row, String header, Column column) {
    try {
      column.set().read(edit, row, header);
      return null;
    } catch (NumberFormatException e) {
      return "portal.problem.not-a-number";
    } catch (DateTimeException e) {
      return "portal.problem.date";
    } catch (IllegalArgumentException e) {
      return "portal.problem.unknown-value";
    }
  }

  private static boolean staleVersion(Csv.Row row, Profile before, List<FieldProblem> problems) {
    try {
      Integer version = row.number(Columns.VERSION);
      return version != null && version != before.version();
    } catch (NumberFormatException e) {
      problems.add(FieldProblem.of(Columns.VERSION, "portal.problem.not-a-number"));
      return false;
    }
  }

  /** Adds what the rules say of columns that could be read. */
  private static void add(List<FieldProblem> problems, List<FieldProblem> more, Edit edit) {
    Set<String> fields = problems.stream().map(FieldProblem::field).collect(Collectors.toSet());
    for (FieldProblem problem : more) {
      String column = edit.column(problem.field());
      if (!fields.contains(column)) {
        problems.add(new FieldProblem(column, problem.key(), problem.args()));
      }
    }
  }

  private static String title(Profile profile) {
    return profile.names().values().get(profile.names().original());
  }

  private static ImportReport.Line line(
      Csv.Row row, ImportReport.Outcome outcome, Id id, String title) {
    return new ImportReport.Line(row.line(), outcome, ref(id), title, List.of());
  }

  private static ImportReport.Line refused(
      Csv.Row row, Id id, String title, List<FieldProblem> problems) {
    return new ImportReport.Line(
        row.line(), ImportReport.Outcome.REFUSED, ref(id), title, problems);
  }

  private static EntityRef ref(Id id) {
    return id == null ? null : new EntityRef(Profile.TYPE, id);
  }
}
