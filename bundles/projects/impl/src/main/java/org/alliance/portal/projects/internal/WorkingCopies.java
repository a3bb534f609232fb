package org.alliance.portal.projects.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;

/** Working copies of initiatives; whoever calls has asked whether one may write. */
final class WorkingCopies {
  private final Database database;
  private final Reviews reviews;
  private final InitiativeStore store;
  private final InitiativeRules rules;
  private final Organisations organisations;
  private final Attachments files;
  private final IdGenerator ids;

  WorkingCopies(
      Database database,
      Reviews reviews,
      InitiativeStore store,
      InitiativeRules rules,
      Organisations organisations,
      Attachments files,
      IdGenerator ids) {
    this.database = database;
    this.reviews = reviews;
    this.store = store;
    this.rules = rules;
    this.organisations = organisations;
    this.files = files;
    this.ids = ids;
  }

  Reviews.Work get(Id id) {
    return reviews
        .find(InitiativeReading.ref(id))
        .orElseThrow(() -> new NotFoundException(Initiative.TYPE, id));
  }

  /** The organisation of an initiative, published or not. */
  Id owner(Id id) {
    return reviews
        .find(InitiativeReading.ref(id))
        .map(Reviews.Work::organisation)
        .orElseGet(() -> published(id).initiative().organisation());
  }

  private Stored published(Id id) {
    return InitiativeReading.published(store.get(id).orElse(null), id);
  }

  Reviews.Work begin(Id organisation, Map<String, List<String>> values) {
    organisations.get(organisation);
    return reviews.save(
        work(ids.next(), organisation, 0, 0, InitiativeForm.merged(Map.of(), values)));
  }

  Reviews.Work edit(Id id) {
    try {
      return database.transaction(
          () -> reviews.find(InitiativeReading.ref(id)).orElseGet(() -> reviews.save(open(id))));
    } catch (ConflictException e) {
      // Somebody else opened it at the same moment.
      return get(id);
    }
  }

  private Reviews.Work open(Id id) {
    Initiative now = published(id).initiative();
    return work(id, now.organisation(), 0, now.version(), InitiativeForm.values(now.content()));
  }

  Reviews.Work save(Id id, int version, Map<String, List<String>> values) {
    Reviews.Work now = seen(id, version);
    return reviews.save(
        work(
            id,
            now.organisation(),
            version,
            now.base(),
            InitiativeForm.merged(now.values(), values)));
  }

  Reviews.Work save(Id id, int version, InitiativeDraft draft) {
    return database.transaction(
        () -> {
          Reviews.Work now = reviews.find(InitiativeReading.ref(id)).orElseGet(() -> open(id));
          return reviews.save(
              work(id, now.organisation(), version, now.base(), InitiativeForm.values(draft)));
        });
  }

  Reviews.Work submit(Id id, int version) {
    Reviews.Work now = seen(id, version);
    Initiative published =
        store.get(id).filter(Stored::published).map(Stored::initiative).orElse(null);
    if (published != null && published.version() != now.base()) {
      throw new ConflictException(published);
    }
    List<FieldProblem> problems =
        problems(
            now.ref(),
            InitiativeForm.read(now.values()),
            published == null ? null : published.content());
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return reviews.submit(now.ref(), version);
  }

  /** Everything that keeps what was typed from being published. */
  List<FieldProblem> problems(EntityRef ref, InitiativeForm.Read read, InitiativeDraft before) {
    List<FieldProblem> problems = new ArrayList<>(read.problems());
    List<String> unread = problems.stream().map(FieldProblem::field).toList();
    rules.problems(read.draft(), before).stream()
        .filter(problem -> !unread.contains(problem.field()))
        .forEach(problems::add);
    problems.addAll(NamedFiles.gone(files, ref, read.draft().attachments()));
    return problems;
  }

  /** The working copy, if it is the one that the caller has seen. */
  Reviews.Work seen(Id id, int version) {
    Reviews.Work now = get(id);
    if (now.version() != version) {
      throw new ConflictException(now);
    }
    return now;
  }

  static Reviews.Work work(
      Id id, Id organisation, int version, int base, Map<String, List<String>> values) {
    return new Reviews.Work(
        InitiativeReading.ref(id),
        organisation,
        version,
        base,
        Reviews.State.DRAFT,
        title(values),
        "/projects/" + id,
        values,
        Map.of(),
        null,
        null,
        null,
        null);
  }

  /** The title in the original language, else in any; empty without one. */
  private static String title(Map<String, List<String>> values) {
    List<String> original = values.getOrDefault("original", List.of());
    String first = original.isEmpty() ? "en" : original.get(0).strip();
    return values.keySet().stream()
        .filter(name -> name.endsWith(".title") && name.startsWith("texts."))
        .sorted((a, b) -> Boolean.compare(b.equals(wanted(first)), a.equals(wanted(first))))
        .map(name -> values.get(name).get(0).strip())
        .findFirst()
        .orElse("");
  }

  private static String wanted(String lang) {
    return "texts." + lang + ".title";
  }
}
