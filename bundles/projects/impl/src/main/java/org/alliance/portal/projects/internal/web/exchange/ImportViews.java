package org.alliance.portal.projects.internal.web.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Actors;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.internal.exchange.ImportFiles;
import org.alliance.portal.projects.internal.exchange.ImportRun;
import org.alliance.portal.projects.internal.exchange.ImportService;
import org.alliance.portal.projects.internal.exchange.ImportState;
import org.alliance.portal.projects.internal.exchange.Report;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the pages of imports show. */
@Component(service = ImportViews.class)
public class ImportViews {
  /** More problems than that are a file to download. */
  static final int PROBLEMS = 50;

  private static final int LATEST = 20;

  private final ImportService imports;
  private final Organisations organisations;
  private final Actors actors;

  @Activate
  public ImportViews(
      @Reference ImportService imports,
      @Reference Organisations organisations,
      @Reference Actors actors) {
    this.imports = imports;
    this.organisations = organisations;
    this.actors = actors;
  }

  /**
   * An import in a list.
   *
   * @param who name of who brought it; null when nobody knows any more
   */
  public record Line(String id, String state, int total, Instant begun, String who) {}

  /** An organisation with rows. */
  public record Owner(String id, String name, int rows) {}

  /** The page that asks for a file, with the latest imports. */
  View choose(Form form, String address) {
    List<ImportRun> latest = imports.before(new Id(Long.MAX_VALUE), LATEST);
    return View.of("import-choose")
        .with("form", form)
        .with("address", address)
        .with("columns", ImportTemplate.HELP)
        .with("mostBytes", ImportFiles.MOST_BYTES >> 20)
        .with("mostRows", ImportService.MOST_ROWS)
        .with("latest", lines(latest));
  }

  private List<Line> lines(List<ImportRun> runs) {
    Map<String, String> names = actors.names(runs.stream().map(ImportRun::actor).toList());
    return runs.stream()
        .map(
            run ->
                new Line(
                    run.id().toString(),
                    word(run.state()),
                    run.total(),
                    run.begun(),
                    names.get(run.actor())))
        .toList();
  }

  static String word(ImportState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** The page of one import. */
  View show(ImportRun run, Form form, String address, String lang) {
    Report report = run.report();
    boolean ready = run.state() == ImportState.READY;
    return View.of("import-show")
        .with("form", form)
        .with("address", address)
        .with("run", lines(List.of(run)).get(0))
        .with("working", run.state().working())
        .with("stoppable", stoppable(run.state()))
        .with("undoable", run.state() == ImportState.DONE)
        .with("done", run.done())
        .with("total", run.total())
        .with("wrong", report.wrong())
        .with("problems", report.problems().stream().limit(PROBLEMS).toList())
        .with("doubles", report.known())
        .with("owners", report.owners())
        .with("most", owners(report, lang))
        .with("titles", report.titles())
        .with("same", ready ? lines(imports.same(run)) : List.of())
        .with("shown", run.state() == ImportState.UNDONE ? imports.shown(run.id()) : 0);
  }

  private static boolean stoppable(ImportState state) {
    return state == ImportState.CHECKING
        || state == ImportState.READY
        || state == ImportState.WRITING
        || state == ImportState.SHOWING;
  }

  private List<Owner> owners(Report report, String lang) {
    List<Id> ids = report.most().stream().map(owner -> Id.parse(owner.id())).toList();
    Map<Id, Organisation> known = ids.isEmpty() ? Map.of() : organisations.get(ids);
    List<Owner> owners = new ArrayList<>();
    for (Report.Owner owner : report.most()) {
      Organisation one = known.get(Id.parse(owner.id()));
      owners.add(
          new Owner(
              owner.id(), one == null ? owner.id() : one.names().in(lang).value(), owner.rows()));
    }
    return owners;
  }
}
