package org.alliance.portal.web.internal.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.api.web.FacetView;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.api.web.ListOptions;
import org.alliance.portal.api.web.ListSource;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.ListView;
import org.alliance.portal.api.web.Lists;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class ListServiceTest {
  private static final String ADDRESS = "/en/marks";

  private final Marks marks = new Marks();
  private final Found search = new Found();
  private final ListService lists = ListService.speaking(new VocabularyFake(), new RendererFake());

  public ListServiceTest() {
    lists.search = search;
  }

  private Lists.Found<String> find(String query) {
    return lists.find(marks, ListState.read(query, marks.options()), "en", 10);
  }

  private ListView<String> view(String query) {
    return lists.view(marks, find(query), ADDRESS, "en");
  }

  @Test
  public void searchIsAskedForWhatTheAddressSays() {
    find("q=word&theme=housing&theme=health&sort=title&after=x");
    assertThat(search.asked)
        .containsExactly(
            new SearchQuery(
                "word",
                "en",
                Set.of("mark"),
                Map.of("theme", Set.of("housing", "health")),
                Set.of("theme", "size", "programme"),
                SearchQuery.Sort.TITLE,
                false,
                10,
                "x"));
  }

  @Test
  public void firstOnesAreFoundWithoutCounting() {
    ListState state = ListState.ALL.with("theme", List.of("housing"));
    assertThat(lists.first(marks, state, "en", 3)).containsExactly("3", "2", "1");
    assertThat(search.asked.get(0).counted()).isEmpty();
    assertThat(search.asked.get(0).filters()).containsOnlyKeys("theme");
  }

  @Test
  public void entriesStayInTheirOrderAndHaveOnlyExtractsThatTell() {
    search.extracts.put(2L, new SearchResult.Piece("word", true));
    search.extracts.put(1L, new SearchResult.Piece("no hit", false));
    assertThat(find("q=word").entries()).containsExactly("3", "2 word", "1");
    assertThat(find("").entries()).containsExactly("3", "2", "1");
  }

  @Test
  public void facetsAreNamedCountedAndOrdered() {
    search.facets.put("theme", List.of(count("housing", 2), count("culture", 5)));
    search.facets.put("size", List.of(count("large", 1), count("odd", 9), count("small", 4)));
    List<FacetView> facets = view("theme=health").facets();
    assertThat(facets).extracting(FacetView::legend).containsExactly("f.theme", "f.size", "f.prog");
    assertThat(facets.get(0).options())
        .containsExactly(
            new FacetView.Option("culture", "culture", 5, false),
            new FacetView.Option("health", "health", 0, true),
            new FacetView.Option("housing", "housing", 2, false));
    assertThat(facets.get(1).options())
        .extracting(FacetView.Option::label)
        .containsExactly("v.small", "v.large");
  }

  @Test
  public void chipsLeadToTheListWithoutWhatTheySay() {
    assertThat(view("q=a+b&theme=housing&size=small&sort=title&after=x").chips())
        .containsExactly(
            new ListView.Chip(
                "portal.list.q", "a b", ADDRESS + "?theme=housing&size=small&sort=title"),
            new ListView.Chip("f.theme", "housing", ADDRESS + "?q=a+b&size=small&sort=title"),
            new ListView.Chip("f.size", "v.small", ADDRESS + "?q=a+b&theme=housing&sort=title"));
  }

  @Test
  public void usualOrderHasNoValue() {
    assertThat(view("").orders())
        .containsExactly(
            new ListView.Order("", "o.newest"), new ListView.Order("title", "o.title"));
    assertThat(view("q=a&sort=title").order()).isEqualTo("title");
    assertThat(view("q=a&sort=relevance").order()).isEmpty();
    assertThat(view("view=map").orders()).isEmpty();
  }

  @Test
  public void pagesKeepTheStateAndLeadBack() {
    search.next = "n e";
    ListView<String> first = view("theme=housing");
    assertThat(first.first()).isNull();
    assertThat(first.next()).isEqualTo(ADDRESS + "?theme=housing&after=n+e");
    ListView<String> second = view("theme=housing&after=x");
    assertThat(second.first()).isEqualTo(ADDRESS + "?theme=housing");
    assertThat(second.query()).isEqualTo("theme=housing");
    assertThat(second.shapes())
        .containsExactly(
            new ListView.Shape("portal.list.view.list", ADDRESS + "?theme=housing", true),
            new ListView.Shape("portal.list.view.map", ADDRESS + "?theme=housing&view=map", false));
  }

  @Test
  public void whatNobodyKnowsIsToldAndLeftOut() {
    ListView<String> view = view("theme=nonsense&theme=housing&size=huge&programme=any&colour=red");
    assertThat(view.status()).isEqualTo(400);
    assertThat(view.problems())
        .extracting(ListView.Unused::label)
        .containsExactly(null, "f.theme", "f.size");
    assertThat(search.asked.get(0).filters())
        .isEqualTo(Map.of("theme", Set.of("housing"), "programme", Set.of("any")));
    assertThat(view("q=" + "x".repeat(1001)).status()).isEqualTo(200);
  }

  @Test
  public void whatTheSearchRefusesIsToldAndLeftOut() {
    search.refused = "theme";
    ListView<String> view = view("theme=housing&size=small");
    assertThat(view.problems()).extracting(ListView.Unused::label).containsExactly("f.theme");
    assertThat(search.asked.get(1).filters()).containsOnlyKeys("size");
    assertThat(view.searched()).isTrue();
  }

  @Test
  public void withoutSearchTheFeatureListsByWhatItCan() {
    search.refused = "type";
    assertThat(find("q=word").searched()).isFalse();
    search.denied = true;
    assertThat(find("q=word").searched()).isFalse();
    lists.search = null;
    ListView<String> view = view("q=word&theme=housing&theme=health&size=small&sort=title&after=x");
    assertThat(marks.listed.query()).isEqualTo("theme=housing&after=x");
    assertThat(view.searched()).isFalse();
    assertThat(view.total()).isEqualTo(7);
    assertThat(view.orders()).isEmpty();
    assertThat(view.facets()).extracting(FacetView::name).containsExactly("theme");
    ListView<String> start = view("after=odd");
    assertThat(start.problems())
        .extracting(ListView.Unused::label)
        .containsExactly("portal.list.after");
    assertThat(start.entries()).containsExactly("listed");
  }

  @Test
  public void completeIsOnlyASearchThatMissesNothing() {
    SearchQuery query = lists.query(marks, ListState.ALL.words("a"), "en");
    assertThat(query.counted()).isEmpty();
    assertThat(lists.complete(query)).isTrue();
    search.complete = false;
    assertThat(lists.complete(query)).isFalse();
    search.denied = true;
    assertThat(lists.complete(query)).isFalse();
    lists.search = null;
    assertThat(lists.complete(query)).isFalse();
    assertThat(lists.searching()).isFalse();
  }

  @Test
  public void everythingIsHandedOverInBatches() {
    List<List<Id>> batches = new ArrayList<>();
    SearchQuery query = lists.query(marks, ListState.ALL, "en");
    lists.each(query, 2, batches::add);
    assertThat(batches).containsExactly(List.of(new Id(3), new Id(2)), List.of(new Id(1)));
    lists.search = null;
    assertThatThrownBy(() -> lists.each(query, 2, batches::add))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  public void onlyThingsOfTheListAreSuggested() {
    assertThat(lists.suggest(marks, "a", "en", 5))
        .extracting(s -> s.ref().type())
        .containsExactly("mark");
    assertThat(lists.suggest(marks, " ", "en", 5)).isEmpty();
    lists.search = null;
    assertThat(lists.suggest(marks, "a", "en", 5)).isEmpty();
  }

  private static SearchResult.Count count(String value, long count) {
    return new SearchResult.Count(value, count);
  }

  /** A list of marks. */
  private static final class Marks implements ListSource<String> {
    private ListState listed;

    @Override
    public String type() {
      return "mark";
    }

    @Override
    public ListOptions options() {
      return new ListOptions(
          List.of(
              ListFacet.terms("theme", "f.theme", "theme"),
              ListFacet.values("size", "f.size", "v.", List.of("small", "large")),
              ListFacet.openTerms("programme", "f.prog", "programme")),
          Set.of("theme"),
          List.of(
              new ListOptions.Order("relevance", "o.relevance", null),
              new ListOptions.Order("newest", "o.newest", SearchQuery.Sort.NEWEST),
              new ListOptions.Order("title", "o.title", SearchQuery.Sort.TITLE)),
          List.of("map"));
    }

    @Override
    public List<String> entries(List<Id> ids, Map<Id, SearchResult.Extract> extracts, String lang) {
      return ids.stream()
          .map(
              id ->
                  id.value()
                      + (extracts.containsKey(id)
                          ? " " + extracts.get(id).pieces().get(0).text()
                          : ""))
          .toList();
    }

    @Override
    public Listed<String> listed(ListState state, int limit, String lang) {
      if ("odd".equals(state.after())) {
        throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
      }
      listed = state;
      return new Listed<>(List.of("listed"), null, 7L, Map.of("theme", Map.of("housing", 7L)));
    }
  }

  /** Finds three marks. */
  private static final class Found implements Search {
    private final List<SearchQuery> asked = new ArrayList<>();
    private final Map<String, List<SearchResult.Count>> facets = new LinkedHashMap<>();
    private final Map<Long, SearchResult.Piece> extracts = new LinkedHashMap<>();
    private String refused;
    private boolean denied;
    private boolean complete = true;
    private String next;

    @Override
    public SearchResult find(SearchQuery query) {
      asked.add(query);
      if (denied) {
        throw new AccessDeniedException("search.use");
      }
      if (refused != null && (refused.equals("type") || query.filters().containsKey(refused))) {
        throw new ValidationException(FieldProblem.of(refused, "portal.problem.unknown-value"));
      }
      List<SearchResult.Hit> hits = new ArrayList<>();
      for (long id = 3; id > 0; id--) {
        List<SearchResult.Piece> pieces =
            extracts.containsKey(id) ? List.of(extracts.get(id)) : List.of();
        hits.add(
            new SearchResult.Hit(
                new EntityRef("mark", new Id(id)),
                "/marks/" + id,
                new ByLanguage.Chosen<>("en", "Mark"),
                new SearchResult.Extract("en", pieces)));
      }
      return new SearchResult(hits, next, 3, facets, Map.of(), null, complete);
    }

    @Override
    public void each(SearchQuery query, Consumer<EntityRef> sink) {
      for (long id = 3; id > 0; id--) {
        sink.accept(new EntityRef("mark", new Id(id)));
      }
    }

    @Override
    public List<Suggestion> suggest(String typed, String lang, int limit) {
      return List.of(
          new Suggestion(
              new EntityRef("other", new Id(1)), "/o", new ByLanguage.Chosen<>("en", typed)),
          new Suggestion(
              new EntityRef("mark", new Id(1)), "/m", new ByLanguage.Chosen<>("en", typed)));
    }
  }
}
