package org.alliance.portal.search.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.search.internal.find.Finder;
import org.alliance.portal.search.internal.index.Indexer;
import org.alliance.portal.search.internal.index.TypeState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an admin sees of the index, and can do about it. */
@Component(service = SearchDesk.class)
public final class SearchDesk {

  /**
   * How things of one type are in the index.
   *
   * @param type the type
   * @param things how many
   * @param position how far along the change log; -1 before it was built
   * @param behind how many entries of the log are newer
   * @param building whether it is being built
   * @param built when it was last built since the portal started; null for not
   * @param millis how long that took; null for not
   */
  public record Line(
      String type,
      long things,
      long position,
      long behind,
      boolean building,
      Instant built,
      Long millis) {}

  /**
   * How the index is.
   *
   * @param lines by type
   * @param failure what does not work, in English; null when all does
   */
  public record State(List<Line> lines, String failure) {
    /** Copies the list. */
    public State {
      lines = List.copyOf(lines);
    }
  }

  private final Access access;
  private final Indexer indexer;

  @Activate
  public SearchDesk(@Reference Access access, @Reference Indexer indexer) {
    this.access = access;
    this.indexer = indexer;
  }

  /** How the index is. */
  public State state() {
    access.require(Action.ADMINISTER);
    long head = indexer.head();
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<String, TypeState.Report> entry : indexer.report().entrySet()) {
      TypeState.Report report = entry.getValue();
      Long things = indexer.read(searcher -> Finder.things(searcher, entry.getKey()));
      lines.add(
          new Line(
              entry.getKey(),
              things == null ? 0 : things,
              report.position(),
              Math.max(0, head - Math.max(0, report.position())),
              report.building(),
              report.built(),
              report.took() == null ? null : report.took().toMillis()));
    }
    return new State(lines, indexer.failure());
  }

  /**
   * Builds anew, while the index goes on serving.
   *
   * @param type what; null or empty for all
   * @throws ValidationException naming {@code type} when nothing of that type can be found now
   */
  public void rebuild(String type) {
    access.require(Action.ADMINISTER);
    boolean all = type == null || type.isEmpty();
    if (!all && !indexer.report().containsKey(type)) {
      throw new ValidationException(FieldProblem.of("type", "portal.problem.unknown-value"));
    }
    indexer.rebuild(all ? null : type);
  }
}
