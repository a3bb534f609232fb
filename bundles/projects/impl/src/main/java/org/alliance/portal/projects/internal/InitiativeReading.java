package org.alliance.portal.projects.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.store.InitiativeLists;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;

/** What is published; whoever calls has asked whether one may read. */
final class InitiativeReading {
  /** Text for readers of one that was deleted. */
  static final String GONE = "projects.problem.gone";

  private final InitiativeStore store;
  private final InitiativeLists lists;
  private final Organisations organisations;
  private final Vocabulary vocabulary;

  InitiativeReading(
      InitiativeStore store,
      InitiativeLists lists,
      Organisations organisations,
      Vocabulary vocabulary) {
    this.store = store;
    this.lists = lists;
    this.organisations = organisations;
    this.vocabulary = vocabulary;
  }

  static EntityRef ref(Id id) {
    return new EntityRef(Initiative.TYPE, id);
  }

  Slice<InitiativeSummary> list(InitiativeFilter filter, int limit, String after, String lang) {
    limit(limit);
    Slice<InitiativeLists.Listed> slice = lists.list(known(filter), limit, after);
    return new Slice<>(summaries(slice.items(), lang), slice.next());
  }

  Map<Id, InitiativeSummary> summaries(Collection<Id> ids, String lang) {
    return summaries(lists.entries(ids), lang).stream()
        .collect(Collectors.toMap(InitiativeSummary::id, s -> s, (a, b) -> a, LinkedHashMap::new));
  }

  List<InitiativeSummary> partnered(Id organisation, int limit, String lang) {
    limit(limit);
    return summaries(lists.partnered(organisation, limit), lang);
  }

  private List<InitiativeSummary> summaries(List<InitiativeLists.Listed> some, String lang) {
    Map<Id, Organisation> owners =
        some.isEmpty()
            ? Map.of()
            : organisations.get(
                some.stream().map(InitiativeLists.Listed::organisation).distinct().toList());
    return some.stream().map(s -> summary(s, owners.get(s.organisation()), lang)).toList();
  }

  private static InitiativeSummary summary(
      InitiativeLists.Listed s, Organisation owner, String lang) {
    return new InitiativeSummary(
        s.id(),
        s.version(),
        s.organisation(),
        owner == null ? new ByLanguage.Chosen<>("en", "?") : owner.names().in(lang),
        s.country(),
        s.kind(),
        s.titles().in(lang),
        s.summaries() == null ? null : s.summaries().in(lang),
        s.themes(),
        s.status(),
        s.evidence(),
        s.from(),
        s.to(),
        s.budget(),
        s.adoptions(),
        s.updated(),
        s.sample());
  }

  Initiative get(Id id) {
    return published(store.get(id).orElse(null), id).initiative();
  }

  /** Refuses what readers do not see. */
  static Stored published(Stored stored, Id id) {
    if (stored != null && stored.state() == Stored.State.DELETED) {
      throw new GoneException(GONE, stored.replacedBy() == null ? null : ref(stored.replacedBy()));
    }
    if (stored == null || !stored.published()) {
      throw new NotFoundException(Initiative.TYPE, id);
    }
    return stored;
  }

  Map<Id, Initiative> get(Collection<Id> ids) {
    Map<Id, Initiative> found = new HashMap<>();
    store.get(ids).forEach((id, stored) -> found.put(id, stored.initiative()));
    return found;
  }

  /** A merged theme is the one that took its place; a retired one may still be in use. */
  private InitiativeFilter known(InitiativeFilter filter) {
    List<FieldProblem> problems = new ArrayList<>();
    known("theme", Vocabulary.THEME, filter.theme(), problems);
    known("country", Vocabulary.COUNTRY, filter.country(), problems);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return new InitiativeFilter(
        filter.organisation(),
        filter.country(),
        filter.theme() == null ? null : vocabulary.current(Vocabulary.THEME, filter.theme()),
        filter.kind());
  }

  private void known(String field, String scheme, String code, List<FieldProblem> problems) {
    if (code != null && vocabulary.term(scheme, code).isEmpty()) {
      problems.add(FieldProblem.of(field, "portal.problem.unknown-value"));
    }
  }

  private static void limit(int limit) {
    if (limit < 1 || limit > Initiatives.MOST) {
      throw new ValidationException(
          new FieldProblem(
              "limit", "portal.problem.range", Map.of("min", 1, "max", Initiatives.MOST)));
    }
  }
}
