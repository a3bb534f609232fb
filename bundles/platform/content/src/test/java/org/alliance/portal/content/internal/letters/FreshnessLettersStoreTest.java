package org.alliance.portal.content.internal.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.View;
import org.alliance.portal.content.internal.FreshnessService;
import org.alliance.portal.content.internal.FreshnessWatch;
import org.alliance.portal.content.internal.OrganisationsFake;
import org.alliance.portal.content.internal.store.FreshnessStore;
import org.alliance.portal.content.internal.web.Titles;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.Rendering;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.osgi.framework.Bundle;

@RunWith(Parameterized.class)
public class FreshnessLettersStoreTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
  private static final Id ONE = new Id(50);
  private static final Id TWO = new Id(51);
  private static final Id EMPTY = new Id(52);
  private static final Id ENGLISH = new Id(1);
  private static final Id FRENCH = new Id(2);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final FreshnessStore store;
  private final List<Letter> sent = new ArrayList<>();
  private final Set<Id> refusing = new HashSet<>();
  private final Set<String> types = new HashSet<>(Set.of("thing"));
  private boolean outboxFails;

  public FreshnessLettersStoreTest(String name, TestDatabase db) {
    this.db = db;
    db.migrate("content", getClass().getClassLoader());
    store = new FreshnessStore(db.database());
  }

  @Before
  public void empty() {
    db.database().update("delete from content_freshness");
    db.database().update("delete from content_freshness_letter");
  }

  /** Keeps what was put, and refuses what was put before, as the room does. */
  private final class OutboxFake implements Outbox {
    private final Set<String> keys = new HashSet<>();

    @Override
    public boolean put(Letter letter) {
      if (outboxFails) {
        throw new IllegalArgumentException("no text");
      }
      if (refusing.contains(letter.account()) || !keys.add(letter.kind() + letter.key())) {
        return false;
      }
      return sent.add(letter);
    }
  }

  private final class TeamsFake implements Teams {
    @Override
    public Map<Id, List<Recipient>> recipients(List<Id> organisations, TeamRole atLeast) {
      assertThat(atLeast).isEqualTo(TeamRole.EDITOR);
      assertThat(organisations).hasSizeLessThanOrEqualTo(500);
      Map<Id, List<Recipient>> found = new HashMap<>();
      organisations.stream()
          .filter(id -> !id.equals(EMPTY))
          .forEach(
              id ->
                  found.put(
                      id,
                      List.of(
                          new Recipient(ENGLISH, "Ada", "ada@town.example", "en"),
                          new Recipient(FRENCH, "Zoé", "zoe@town.example", "fr"))));
      return found;
    }

    @Override
    public java.util.List<Recipient> moderators() {
      throw new UnsupportedOperationException();
    }

    @Override
    public java.util.Optional<Recipient> recipient(Id account) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Colleague> members(Id organisation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Id invite(Id organisation, String email, String name, TeamRole role, String lang) {
      throw new UnsupportedOperationException();
    }
  }

  /** Names all things but the one with id 9. */
  private record Directory(String type) implements EntityDirectory {
    @Override
    public Map<Id, Entity> find(Collection<Id> ids, String lang) {
      return ids.stream()
          .filter(id -> id.value() != 9)
          .collect(
              Collectors.toMap(
                  id -> id,
                  id ->
                      new Entity(
                          new EntityRef(type, id),
                          new ByLanguage.Chosen<>(lang, "Title " + id.value()),
                          "/things/" + id,
                          Change.Audience.MEMBERS)));
    }
  }

  /** Texts as their readers see them. */
  private static final class Texts implements PageRenderer {
    @Override
    public String render(Bundle contributor, View view) {
      return view.template();
    }

    @Override
    public String error(int status, String textKey) {
      return textKey;
    }

    @Override
    public String text(Bundle contributor, String language, String key, Map<String, Object> args) {
      return Rendering.text(Map.of("key", key, "args", args), language).toString();
    }
  }

  private final OutboxFake outbox = new OutboxFake();

  private static Clock noon(LocalDate day) {
    return Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }

  private FreshnessService freshness(LocalDate day) {
    return new FreshnessService(db.database(), db.changes(), store, 335, 365, noon(day));
  }

  /** What a day does, twice: the task runs every hour. */
  private List<Letter> on(LocalDate day) {
    sent.clear();
    for (int i = 0; i < 2; i++) {
      new FreshnessWatch(freshness(day)).run();
      letters(day).run();
    }
    return List.copyOf(sent);
  }

  private FreshnessLetters letters(LocalDate day) {
    return new FreshnessLetters(
        db.database(),
        store,
        new Titles(types.stream().map(t -> (EntityDirectory) new Directory(t)).toList()),
        new TeamsFake(),
        new OrganisationsFake(
            id ->
                new ByLanguage<>(
                    "en", Map.of("en", "Town " + id.value(), "fr", "Ville " + id.value()))),
        outbox,
        new FreshnessLetter(new Texts(), Bundles.context(), () -> "https://portal.example"),
        noon(day));
  }

  private void confirmed(long id, Id organisation, LocalDate day) {
    db.database()
        .run(
            () ->
                freshness(day)
                    .confirmed("things", new EntityRef("thing", new Id(id)), organisation, day));
  }

  @Test
  public void eachIsAskedOnceAndRemindedOnce() {
    confirmed(1, ONE, DAY);
    assertThat(on(DAY.plusDays(334))).isEmpty();
    List<Letter> asked = on(DAY.plusDays(335));
    assertThat(asked).extracting(Letter::account).containsExactlyInAnyOrder(ENGLISH, FRENCH);
    Letter french =
        asked.stream().filter(l -> l.account().equals(FRENCH)).findFirst().orElseThrow();
    assertThat(french.kind()).isEqualTo("content-freshness");
    assertThat(french.lang()).isEqualTo("fr");
    assertThat(french.to()).isEqualTo("zoe@town.example");
    assertThat(french.values())
        .containsEntry("organisation", "Ville 50")
        .containsEntry("entries", "– Title 1, dernière confirmation le 4 mars 2026")
        .containsEntry("link", "https://portal.example/fr/things/" + new Id(1))
        .containsOnlyKeys(ContentLetters.FRESHNESS.values().toArray(new String[0]));
    assertThat(on(DAY.plusDays(336))).isEmpty();
    assertThat(on(DAY.plusDays(365)))
        .hasSize(2)
        .extracting(letter -> letter.values().get("entries"))
        .contains("– Title 1, last confirmed on 4 March 2026; marked as perhaps out of date");
    assertThat(on(DAY.plusDays(400))).isEmpty();
    confirmed(1, ONE, DAY.plusDays(400));
    assertThat(on(DAY.plusDays(735))).hasSize(2);
  }

  @Test
  public void anOrganisationGetsOneLetterADayThatNamesAll() {
    for (long id = 1; id <= 25; id++) {
      confirmed(id, id % 2 == 0 ? ONE : TWO, DAY);
    }
    List<Letter> letters = on(DAY.plusDays(335));
    assertThat(letters).hasSize(4);
    assertThat(letters)
        .allMatch(letter -> letter.values().get("link").endsWith(letter.lang() + "/home"));
    assertThat(letters)
        .extracting(letter -> letter.values().get("entries").lines().count())
        .containsExactlyInAnyOrder(12L, 12L, 12L, 12L);
    // What comes later on the same day waits for the next.
    confirmed(30, ONE, DAY.minusDays(1));
    db.database().update("update content_freshness set state = 'fresh' where entity_id = 30");
    assertThat(on(DAY.plusDays(335))).isEmpty();
    assertThat(on(DAY.plusDays(336))).hasSize(2);
  }

  @Test
  public void nobodyIsWrittenToWhoDoesNotWantIt() {
    confirmed(1, ONE, DAY);
    refusing.add(ENGLISH);
    assertThat(on(DAY.plusDays(335))).extracting(Letter::account).containsExactly(FRENCH);
    refusing.clear();
    assertThat(on(DAY.plusDays(336))).isEmpty();
  }

  @Test
  public void withoutTeamOwnerOrNameNothingIsSent() {
    confirmed(1, EMPTY, DAY);
    confirmed(2, null, DAY);
    confirmed(9, ONE, DAY);
    assertThat(on(DAY.plusDays(335))).isEmpty();
    assertThat(
            db.database()
                .<Integer>first(
                    "select count(*) as n from content_freshness where"
                        + " to_tell is not null and organisation_id is not null",
                    row -> row.number("n")))
        .contains(0);
  }

  @Test
  public void whoseFeatureIsAwayWaitsForIt() {
    confirmed(1, ONE, DAY);
    types.clear();
    assertThat(on(DAY.plusDays(335))).isEmpty();
    types.add("other");
    assertThat(on(DAY.plusDays(336))).isEmpty();
    types.add("thing");
    assertThat(on(DAY.plusDays(337))).hasSize(2);
  }

  @Test
  public void whatIsConfirmedBeforeTheLetterNeedsNone() {
    confirmed(1, ONE, DAY);
    LocalDate day = DAY.plusDays(335);
    new FreshnessWatch(freshness(day)).run();
    confirmed(1, ONE, day);
    letters(day).run();
    assertThat(sent).isEmpty();
  }

  @Test
  public void whatCannotBeSentIsTriedAgain() {
    confirmed(1, ONE, DAY);
    LocalDate day = DAY.plusDays(335);
    new FreshnessWatch(freshness(day)).run();
    outboxFails = true;
    assertThatThrownBy(() -> letters(day).run()).hasMessage("no text");
    outboxFails = false;
    letters(day).run();
    assertThat(sent).hasSize(2);
  }

  @Test
  public void manyAreToldInBatchesAndEachOrganisationAsAWhole() {
    int things = FreshnessLetters.BATCH * 2 + 30;
    db.database()
        .run(
            () -> {
              for (int i = 0; i < things; i++) {
                confirmed(1000 + i, new Id(100 + i / 3), DAY);
              }
            });
    List<Letter> letters = on(DAY.plusDays(335));
    assertThat(letters).hasSize(2 * ((things + 2) / 3));
    assertThat(letters)
        .filteredOn(l -> l.lang().equals("en"))
        .extracting(letter -> letter.values().get("entries").lines().count())
        .filteredOn(count -> count != 3)
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  public void theQueryUsesItsIndex() {
    db.database()
        .run(
            () -> {
              for (int i = 0; i < 2000; i++) {
                confirmed(1000 + i, new Id(100 + i / 3), DAY);
              }
            });
    FreshnessStore.Query query = FreshnessStore.telling(List.of("thing"), DAY, 500);
    Object[] params = {"thing", DAY.toString(), 500};
    assertThat(params).hasSameSizeAs(query.params());
    assertThat(db.plan(query.sql(), params)).contains("content_freshness_to_tell");
  }

  @Test
  public void whoeverReadsNeitherLanguageGetsEnglish() {
    assertThat(ContentLetters.lang("sr")).isEqualTo("en");
  }
}
