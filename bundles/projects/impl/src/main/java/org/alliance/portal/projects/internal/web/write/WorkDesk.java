package org.alliance.portal.projects.internal.web.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.NamedFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds and keeps what a team has begun to write of an initiative. */
@Component(service = WorkDesk.class)
public class WorkDesk {
  private final Initiatives initiatives;
  private final Access access;
  private final Attachments files;

  @Activate
  public WorkDesk(
      @Reference Initiatives initiatives, @Reference Access access, @Reference Attachments files) {
    this.initiatives = initiatives;
    this.access = access;
    this.files = files;
  }

  /** What somebody opened, whether or not there is a working copy of it yet. */
  Opened open(String address) {
    Id id = Ids.parse(address);
    Initiative published = published(id);
    try {
      return new Opened(id, published, initiatives.work(id));
    } catch (NotFoundException e) {
      if (published == null) {
        throw e;
      }
      access.require(Initiatives.WRITE, published.organisation());
      return new Opened(id, published, null);
    }
  }

  private Initiative published(Id id) {
    try {
      return initiatives.get(id);
    } catch (NotFoundException e) {
      return null;
    }
  }

  /**
   * Saves some fields, opening the working copy where there is none: looking at a form opens none.
   *
   * @param version what the writer has seen; 0 for no working copy
   * @throws ConflictException with the current {@link Reviews.Work}, or the {@link Initiative} when
   *     the working copy has been published or discarded since
   */
  Opened save(Opened opened, int version, Map<String, List<String>> values) {
    int seen = version;
    if (opened.work() == null) {
      if (version != 0) {
        throw new ConflictException(opened.published());
      }
      Reviews.Work begun = initiatives.edit(opened.id());
      if (begun.version() != 1) {
        throw new ConflictException(begun);
      }
      seen = 1;
    }
    return new Opened(opened.id(), opened.published(), initiatives.save(opened.id(), seen, values));
  }

  /** Everything that keeps what was typed from being published, as far as it can be told now. */
  List<FieldProblem> problems(Opened opened) {
    InitiativeForm.Read read = InitiativeForm.read(opened.values());
    List<FieldProblem> problems = new ArrayList<>(read.problems());
    List<String> unread = problems.stream().map(FieldProblem::field).toList();
    initiatives.check(read.draft(), opened.published()).stream()
        .filter(problem -> !unread.contains(problem.field()))
        .forEach(problems::add);
    problems.addAll(
        NamedFiles.gone(files, WriteViews.ref(opened.id()), read.draft().attachments()));
    return problems;
  }

  /** The language that the texts of a form are in first. */
  static String original(Map<String, List<String>> values, String otherwise) {
    String said = values.getOrDefault("original", List.of("")).get(0).strip();
    return SentStep.language(said) ? said : otherwise;
  }

  /**
   * An initiative that somebody writes.
   *
   * @param id its id
   * @param published what readers see; null when nothing was published
   * @param work the working copy; null when none was begun
   */
  record Opened(Id id, Initiative published, Reviews.Work work) {
    Id organisation() {
      return work == null ? published.organisation() : work.organisation();
    }

    int version() {
      return work == null ? 0 : work.version();
    }

    Map<String, List<String>> values() {
      return work == null ? InitiativeForm.values(published.content()) : work.values();
    }

    /** Whether another version was published after the working copy was begun. */
    boolean outdated() {
      return work != null && published != null && work.base() != published.version();
    }

    /** What readers see, as fields; nothing when nothing was published. */
    Map<String, List<String>> before() {
      return published == null ? Map.of() : InitiativeForm.values(published.content());
    }
  }
}
