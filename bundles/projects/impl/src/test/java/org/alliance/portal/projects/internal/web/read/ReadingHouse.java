package org.alliance.portal.projects.internal.web.read;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.AdoptionTree;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.InitiativeText;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.Fakes;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RealTexts;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.alliance.portal.web.internal.lists.ListService;

/** The pages for reading, on services in memory, with the real texts and templates. */
final class ReadingHouse {
  final Map<Id, Initiative> all = new LinkedHashMap<>();
  final Map<Id, EntityRef> gone = new HashMap<>();
  final Map<Id, Reviews.Work> works = new HashMap<>();
  final List<Adoption> adoptions = new ArrayList<>();
  boolean more;
  final List<History.Version> versions = new ArrayList<>();
  final List<InitiativeFilter> listed = new ArrayList<>();
  final AccessFake access = new AccessFake();
  final RequestFake request = new RequestFake("/projects");
  final Fakes.OrganisationsFake organisations = new Fakes.OrganisationsFake();
  final Fakes.AttachmentsFake files = new Fakes.AttachmentsFake();
  final SearchFake search = new SearchFake();
  final Initiatives initiatives = initiatives();
  final ReadTexts texts = new ReadTexts(new RealTexts(), Bundles.context());
  final ListService lists = ListService.speaking(new VocabularyFake(), new RealTexts());
  final Finder finder = new Finder(initiatives, lists);
  final Owners owners = new Owners(organisations);
  final Surroundings surroundings = new Surroundings(initiatives, finder, lists, owners);
  final ListPage list = new ListPage(finder, lists, access, request);
  final InitiativePage page = new InitiativePage(initiatives, surroundings, texts, access, request);
  final ComparePage compare = new ComparePage(initiatives, owners, finder, lists, access, request);
  final HistoryPage history =
      new HistoryPage(
          initiatives, actors -> Map.of("account:0000000000001", "Ana"), texts, request);
  private final Rendering rendering = new Rendering("/projects");

  ReadingHouse() {
    lists.search = search;
    surroundings.attachments = files;
    owners.directories = List.of(new PagesOfMembers());
    organisations.add(1001, "Town", "RS");
    organisations.add(1002, "Other", "XK");
  }

  Initiative put(long id, InitiativeDraft draft) {
    return put(id, 1001, draft);
  }

  Initiative put(long id, long organisation, InitiativeDraft draft) {
    Initiative initiative =
        new Initiative(
            new Id(id),
            2,
            new Id(organisation),
            draft,
            draft.evidence(),
            0,
            Instant.EPOCH,
            Instant.parse("2025-06-01T12:00:00Z"),
            true);
    all.put(initiative.id(), initiative);
    return initiative;
  }

  void work(long id, Reviews.State state) {
    works.put(
        new Id(id),
        new Reviews.Work(
            new EntityRef(Initiative.TYPE, new Id(id)),
            new Id(1001),
            1,
            0,
            state,
            "Title",
            "/projects/" + new Id(id),
            Map.of(),
            Map.of(),
            null,
            "system",
            Instant.EPOCH,
            null));
  }

  /** The page in English; that it is complete in French is looked at, too. */
  String html(View view) {
    return html(view, "en");
  }

  String html(View view, String lang) {
    for (String other : List.of("en", "fr")) {
      String html = rendering.render(view, other);
      if (html.contains("null")) {
        throw new AssertionError(html.substring(Math.max(0, html.indexOf("null") - 200)));
      }
    }
    return rendering.render(view, lang);
  }

  InitiativeSummary summary(Initiative i, String lang) {
    InitiativeDraft said = i.content();
    Map<String, String> titles = new HashMap<>();
    Map<String, String> summaries = new HashMap<>();
    said.texts().forEach((code, text) -> titles.put(code, text.title()));
    for (Map.Entry<String, InitiativeText> text : said.texts().entrySet()) {
      summaries.put(text.getKey(), text.getValue().summary());
    }
    return new InitiativeSummary(
        i.id(),
        i.version(),
        i.organisation(),
        organisations.get(i.organisation()).names().in(lang),
        organisations.get(i.organisation()).country(),
        said.kind(),
        new ByLanguage<>(said.original(), titles).in(lang),
        new ByLanguage<>(said.original(), summaries).in(lang),
        said.themes(),
        said.status(),
        i.evidence(),
        said.from(),
        said.to(),
        said.budget(),
        i.adoptions(),
        i.updated(),
        i.sample());
  }

  private Initiatives initiatives() {
    return (Initiatives)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Initiatives.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "get" -> args[0] instanceof Id id ? get(id) : some((Collection<?>) args[0]);
                  case "list" -> list(args);
                  case "summaries" -> summaries((Collection<?>) args[0], (String) args[1]);
                  case "partnered" ->
                      all.values().stream().map(i -> summary(i, (String) args[2])).toList();
                  case "adoptions" -> adoptions;
                  case "tree" -> tree((Id) args[0]);
                  case "history" -> new Slice<>(versions, null);
                  case "work" -> work((Id) args[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private AdoptionTree tree(Id id) {
    return new AdoptionTree(
        adoptions.stream().filter(a -> a.adopter().equals(id)).toList(),
        adoptions.stream().filter(a -> !a.adopter().equals(id)).toList(),
        more);
  }

  private Initiative get(Id id) {
    if (gone.containsKey(id)) {
      throw new GoneException("projects.problem.gone", gone.get(id));
    }
    if (!all.containsKey(id)) {
      throw new NotFoundException(Initiative.TYPE, id);
    }
    return all.get(id);
  }

  private Map<Id, Initiative> some(Collection<?> ids) {
    Map<Id, Initiative> some = new HashMap<>(all);
    some.keySet().retainAll(ids);
    return some;
  }

  private Reviews.Work work(Id id) {
    if (!works.containsKey(id)) {
      throw new NotFoundException(Initiative.TYPE, id);
    }
    if (access.refused.contains(Initiatives.WRITE)) {
      throw new AccessDeniedException(Initiatives.WRITE);
    }
    return works.get(id);
  }

  private Slice<InitiativeSummary> list(Object... args) {
    listed.add((InitiativeFilter) args[0]);
    int from = 0;
    if (args[2] != null) {
      if (!args[2].toString().matches("\\d+")) {
        throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
      }
      from = Integer.parseInt(args[2].toString());
    }
    List<InitiativeSummary> found =
        all.values().stream().map(i -> summary(i, (String) args[3])).toList();
    int to = Math.min(found.size(), from + (Integer) args[1]);
    return new Slice<>(found.subList(from, to), to < found.size() ? Integer.toString(to) : null);
  }

  private Map<Id, InitiativeSummary> summaries(Collection<?> ids, String lang) {
    Map<Id, InitiativeSummary> found = new HashMap<>();
    some(ids).forEach((id, i) -> found.put(id, summary(i, lang)));
    return found;
  }

  /** Finds everything, in the order of ids, and remembers what was asked. */
  final class SearchFake implements Search {
    final List<SearchQuery> asked = new ArrayList<>();
    final Map<String, List<SearchResult.Count>> facets = new LinkedHashMap<>();
    String refused;
    boolean complete = true;

    @Override
    public SearchResult find(SearchQuery query) {
      asked.add(query);
      if (refused != null && query.filters().containsKey(refused)) {
        throw new ValidationException(FieldProblem.of(refused, "portal.problem.unknown-value"));
      }
      List<Id> ids = List.copyOf(all.keySet());
      int from = query.after() == null ? 0 : Integer.parseInt(query.after());
      int to = Math.min(ids.size(), from + query.limit());
      return new SearchResult(
          ids.subList(from, to).stream().map(id -> hit(id, query)).toList(),
          to < ids.size() ? Integer.toString(to) : null,
          ids.size(),
          facets,
          Map.of(),
          null,
          complete);
    }

    private SearchResult.Hit hit(Id id, SearchQuery query) {
      boolean words = !query.words().isBlank();
      return new SearchResult.Hit(
          new EntityRef(Initiative.TYPE, id),
          "/projects/" + id,
          new ByLanguage.Chosen<>("en", "Title"),
          new SearchResult.Extract(
              "fr", words ? List.of(new SearchResult.Piece(query.words(), true)) : List.of()));
    }

    @Override
    public void each(SearchQuery query, Consumer<EntityRef> sink) {
      all.keySet().forEach(id -> sink.accept(new EntityRef(Initiative.TYPE, id)));
    }

    @Override
    public List<Suggestion> suggest(String typed, String lang, int limit) {
      return all.values().stream()
          .map(
              i ->
                  new Suggestion(
                      i.ref(),
                      "/projects/" + i.id(),
                      new ByLanguage.Chosen<>("en", typed + " " + i.id())))
          .toList();
    }
  }

  /** Another feature's pages of the town. */
  private static final class PagesOfMembers implements EntityDirectory {
    @Override
    public String type() {
      return "profile";
    }

    @Override
    public Map<Id, Entity> find(Collection<Id> ids, String lang) {
      Id town = new Id(1001);
      return ids.contains(town)
          ? Map.of(
              town,
              new Entity(
                  new EntityRef("profile", town),
                  new ByLanguage.Chosen<>("en", "Town"),
                  "/profiles/" + town,
                  Change.Audience.PUBLIC))
          : Map.of();
    }
  }
}
