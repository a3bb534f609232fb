package org.alliance.portal.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change.Audience;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.junit.After;
import org.junit.Test;

/** What a reader may not see is not found, counted, sorted by, shown, suggested or corrected to. */
public class HiddenTest {
  private static final Id OWN = new Id(7);
  private static final Id OTHER = new Id(8);

  private final Fakes.ThingsFake profiles =
      new Fakes.ThingsFake("profile", "profiles.read", "theme");
  private final Room room = new Room();

  public HiddenTest() {
    profiles.put(thing(7));
    profiles.put(thing(8));
    room.bring(profiles);
  }

  private static SearchDocument thing(long id) {
    return Thing.profile(id)
        .owner(id)
        .to(Audience.PUBLIC)
        .title("en", "Publictown " + id)
        .body("en", "everybody reads openly")
        .value("theme", "open")
        .number("population", 100 + id)
        .to(Audience.MEMBERS)
        .title("fr", "Membreville " + id)
        .body("en", "members whisper confidentially")
        .value("theme", "membership")
        .number("mediators", 10 - id)
        .to(Audience.ORGANISATION)
        .title("de", "Geheimstadt " + id)
        .body("en", "colleagues mumble internally")
        .value("theme", "internal")
        .number("secret", id)
        .to(Audience.NONE)
        .body("en", "unspeakable")
        .made();
  }

  @After
  public void close() {
    room.close();
  }

  private List<Id> found(Principal reader, String words) {
    return room.find(reader, words).hits().stream().map(hit -> hit.ref().id()).sorted().toList();
  }

  private Map<String, Long> themes(Principal reader, boolean publicOnly) {
    SearchResult result =
        room.find(
            reader,
            new SearchQuery(
                null, "en", Set.of(), Map.of(), Set.of("theme"), null, publicOnly, 10, null));
    Map<String, Long> counts = new java.util.TreeMap<>();
    result.facets().get("theme").forEach(count -> counts.put(count.value(), count.count()));
    return counts;
  }

  @Test
  public void findsWhatTheReaderMaySee() {
    List<Principal> all =
        List.of(
            Principal.ANONYMOUS,
            Fakes.member(),
            Fakes.team(OWN),
            Fakes.moderator(),
            Principal.SYSTEM,
            Fakes.client("profiles:read"),
            Fakes.client("projects:read"));
    List<List<Id>> members = new ArrayList<>();
    List<List<Id>> internal = new ArrayList<>();
    for (Principal reader : all) {
      assertThat(found(reader, "openly")).containsExactly(OWN, OTHER);
      assertThat(found(reader, "unspeakable")).isEmpty();
      members.add(found(reader, "confidentially"));
      internal.add(found(reader, "internally"));
    }
    List<Id> both = List.of(OWN, OTHER);
    assertThat(members).containsExactly(List.of(), both, both, both, both, both, List.of());
    assertThat(internal)
        .containsExactly(List.of(), List.of(), List.of(OWN), both, both, List.of(), List.of());
  }

  @Test
  public void findsNothingByPartsPhrasesOrMistakesEither() {
    for (String words :
        List.of(
            "confident*",
            "conf",
            "confidentialy",
            "\"members whisper\"",
            "whisper openly -everybody",
            "Membreville",
            "membrevile",
            "internally")) {
      assertThat(found(Principal.ANONYMOUS, words)).as(words).isEmpty();
    }
    assertThat(found(Fakes.member(), "\"members whisper\"")).hasSize(2);
    assertThat(found(Fakes.member(), "confidentialy")).hasSize(2);
    assertThat(found(Fakes.member(), "mumble")).isEmpty();
  }

  @Test
  public void countsWhatTheReaderMaySee() {
    assertThat(themes(Principal.ANONYMOUS, false)).isEqualTo(Map.of("open", 2L));
    assertThat(themes(Fakes.moderator(), true)).isEqualTo(Map.of("open", 2L));
    assertThat(themes(Fakes.member(), false)).isEqualTo(Map.of("open", 2L, "membership", 2L));
    assertThat(themes(Fakes.team(OWN), false))
        .isEqualTo(Map.of("open", 2L, "membership", 2L, "internal", 1L));
    assertThat(themes(Fakes.moderator(), false))
        .isEqualTo(Map.of("open", 2L, "membership", 2L, "internal", 2L));
  }

  @Test
  public void aFilterByWhatIsHiddenFindsNothing() {
    SearchQuery query =
        new SearchQuery(
            null,
            "en",
            Set.of(),
            Map.of("theme", Set.of("membership")),
            Set.of(),
            null,
            false,
            10,
            null);
    assertThat(room.find(Principal.ANONYMOUS, query).total()).isZero();
    assertThat(room.find(Fakes.member(), query).total()).isEqualTo(2);
  }

  @Test
  public void showsWhatTheReaderMaySee() {
    SearchResult.Hit hit = room.find(Principal.ANONYMOUS, "openly").hits().get(0);
    assertThat(hit.path()).startsWith("/public/");
    assertThat(hit.title().value()).startsWith("Publictown");
    String extracts = room.find(Principal.ANONYMOUS, "openly").hits().toString();
    assertThat(extracts).doesNotContain("whisper", "mumble", "Membreville", "unspeakable");
    String all = room.find(Fakes.moderator(), "openly").hits().toString();
    assertThat(all).doesNotContain("unspeakable");
    assertThat(room.find(Fakes.member(), "openly").hits().get(0).path()).startsWith("/profiles/");
  }

  @Test
  public void sortsByWhatTheReaderMaySee() {
    SearchQuery.Sort sort = new SearchQuery.Sort(SearchQuery.By.NUMBER, "mediators", false);
    SearchQuery query =
        new SearchQuery(null, "en", Set.of(), Map.of(), Set.of(), sort, false, 10, null);
    Consumer<Principal> byId =
        reader ->
            assertThat(room.find(reader, query).hits())
                .extracting(hit -> hit.ref().id())
                .containsExactly(OWN, OTHER);
    byId.accept(Principal.ANONYMOUS);
    assertThat(room.find(Fakes.member(), query).hits())
        .extracting(hit -> hit.ref().id())
        .containsExactly(OTHER, OWN);
  }

  @Test
  public void suggestsWhatTheReaderMaySee() {
    assertThat(room.suggest(Principal.ANONYMOUS, "publ")).hasSize(2);
    assertThat(room.suggest(Principal.ANONYMOUS, "membr")).isEmpty();
    assertThat(room.suggest(Principal.ANONYMOUS, "membrevile")).isEmpty();
    assertThat(room.suggest(Fakes.member(), "membr")).hasSize(2);
    assertThat(room.suggest(Fakes.member(), "geheim")).isEmpty();
    assertThat(room.suggest(Fakes.team(OWN), "geheim")).containsExactly("Geheimstadt 7");
    assertThat(room.suggest(Fakes.moderator(), "geheim")).hasSize(2);
  }

  @Test
  public void correctsToWhatTheReaderMaySee() {
    assertThat(room.find(Principal.ANONYMOUS, "confidentialy").corrected()).isNull();
    assertThat(room.find(Fakes.member(), "confidentialy").corrected()).isEqualTo("confidentially");
    assertThat(room.find(Fakes.member(), "internaly").corrected()).isNull();
    assertThat(room.find(Fakes.team(OWN), "internaly").corrected()).isEqualTo("internally");
    assertThat(room.find(Principal.ANONYMOUS, "openlyy").corrected()).isEqualTo("openly");
  }

  @Test
  public void eachHandsOverWhatTheReaderMaySee() {
    List<EntityRef> refs = new ArrayList<>();
    SearchQuery query = SearchQuery.of("internally", "en", 1);
    room.access.as(
        Fakes.team(OWN),
        () -> {
          room.search.each(query, refs::add);
          return null;
        });
    assertThat(refs).containsExactly(new EntityRef("profile", OWN));
  }

  @Test
  public void aThingWithoutPublicAddressOrNameIsNotPublic() {
    SearchDocument whole = thing(9);
    profiles.put(
        new SearchDocument(
            whole.ref(),
            whole.path(),
            null,
            null,
            whole.texts(),
            whole.values(),
            whole.numbers(),
            whole.updated()));
    profiles.put(
        Thing.profile(10)
            .body("en", "openly")
            .to(Audience.MEMBERS)
            .title("en", "Named for members")
            .made());
    room.changed(new EntityRef("profile", new Id(9)));
    room.changed(new EntityRef("profile", new Id(10)));
    Room.await(() -> found(Fakes.member(), "openly").size() == 4);
    assertThat(found(Principal.ANONYMOUS, "openly")).hasSize(2);
  }

  @Test
  public void aTypeThatTheReaderMayNotReadIsFoundAsFarAsItIsPublic() {
    Fakes.ThingsFake letters = new Fakes.ThingsFake("letter", "secret.read");
    letters.put(
        Thing.of("letter", 1)
            .title("en", "Envelope")
            .to(Audience.MEMBERS)
            .body("en", "members whisper")
            .made());
    room.bring(letters);
    assertThat(found(Fakes.member(), "envelope")).hasSize(1);
    assertThat(found(Fakes.member(), "whisper")).containsExactly(OWN, OTHER);
    assertThat(room.find(Fakes.member(), "whisper").types()).isEqualTo(Map.of("profile", 2L));
  }
}
