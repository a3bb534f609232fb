package org.alliance.portal.profiles.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.content.ImportReport.Outcome;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.store.ExchangeStore;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class ExportStoreTest extends ExchangeBase {
  public ExportStoreTest(String name, TestDatabase db) {
    super(name, db);
  }

  private static ProfileDraft written(
      String original, Map<String, String> names, Map<String, ProfileText> texts) {
    return new ProfileDraft(
        original,
        names,
        "region",
        "BE",
        null,
        null,
        new Profile.Position(-0.1234567, 1e-5),
        null,
        null,
        null,
        List.of(),
        List.of("poverty", "culture"),
        List.of(),
        texts,
        new Profile.ActionPlan(null, 2030, null, null),
        0,
        null,
        Map.of(Section.FACTS, Change.Audience.ORGANISATION));
  }

  private void variety() {
    ProfileText awkward =
        new ProfileText(
            "=HYPERLINK(\"https://x.example\";\"y\")",
            "One, two; \"three\"\n\nnext\tline",
            "-1+1",
            "'=quoted",
            "+33 and @home\u00A0");
    profiles.create(Drafts.full());
    profiles.create(Drafts.small("Town", "IE", "municipality"));
    profiles.create(written("en", Map.of("en", "=Town", "fr", "Ville"), Map.of("en", awkward)));
    profiles.create(written("fr", Map.of("fr", "L’Œuvre"), Map.of("fr", awkward, "en", awkward)));
    profiles.create(
        written(
            "nl",
            Map.of("nl", "’s-Gravenhage", "de", "Den Haag", "en", "The Hague"),
            Map.of("nl", awkward, "de", awkward)));
    profiles.create(written("ka", Map.of("ka", "თბილისი", "en", "Tbilisi"), Map.of()));
    profiles.create(written("ka", Map.of("ka", "თბილისი"), Map.of("ka", awkward)));
  }

  @Test
  public void whatWasExportedChangesNothing() {
    variety();
    // A word that cannot be chosen any more stays where it is.
    vocabulary.retire("theme", "poverty");
    vocabulary.merge("theme", "culture", "education");
    long head = db.changes().head();
    for (char separator : new char[] {',', ';'}) {
      ImportReport report = read(export(separator));
      assertThat(report.lines()).hasSize(7);
      assertThat(report.lines()).allMatch(line -> line.outcome() == Outcome.UNCHANGED);
    }
    assertThat(db.changes().head()).isEqualTo(head);
  }

  @Test
  public void formulasAreNeutralisedInTheFileAndKeptInTheProfile() {
    variety();
    String file = export(',');
    assertThat(file).contains("'=HYPERLINK").contains("'-1+1").doesNotContain(",=Town");
    String renamed =
        file.replace("’s-Gravenhage", "Den Haag aan Zee").replace(",=HYPERLINK", ",never");
    assertThat(read(renamed).count(Outcome.CHANGED)).isEqualTo(1);
    assertThat(profiles.list(new ProfileFilter("BE", null), 20, null, "nl").items())
        .extracting(p -> p.name().value())
        .contains("Den Haag aan Zee");
  }

  @Test
  public void programsDoNotSeeOrChangeWhatIsForTheTeam() {
    Id id = profiles.create(Drafts.full());
    access.principal = AccessByRole.client(7, "profiles:read", "profiles:write");
    String file = export(',');
    assertThat(file).doesNotContain("850").doesNotContain("Local associations");
    assertThat(outcomes(read(file))).containsExactly(Outcome.UNCHANGED);
    ImportReport report = read("id,mediators,estimate.minimum\n" + id + ",9,20\n");
    assertThat(report.lines().get(0).problems())
        .containsExactly(FieldProblem.of("estimate.minimum", "profiles.problem.hidden"));
    assertThat(outcomes(read("id,mediators,estimate.minimum\n" + id + ",9,\n")))
        .containsExactly(Outcome.CHANGED);
    access.principal = AccessByRole.moderator();
    assertThat(profiles.get(id).mediators()).isEqualTo(9);
    assertThat(profiles.get(id).estimate().minimum()).isEqualTo(850);
  }

  /** Finds given things. */
  private static final class Found implements Search {
    final List<EntityRef> refs = new ArrayList<>();
    SearchQuery asked;
    boolean complete = true;

    @Override
    public SearchResult find(SearchQuery query) {
      return new SearchResult(List.of(), null, refs.size(), Map.of(), Map.of(), null, complete);
    }

    @Override
    public void each(SearchQuery query, Consumer<EntityRef> sink) {
      asked = query;
      refs.forEach(sink);
    }

    @Override
    public List<Suggestion> suggest(String typed, String lang, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  public void exportsWhatSearchFindsInItsOrder() {
    Found search = new Found();
    for (int i = 0; i < 250; i++) {
      Id id = profiles.create(Drafts.small("Town " + i, "FR", "region"));
      search.refs.add(new EntityRef(Profile.TYPE, id));
    }
    Collections.reverse(search.refs);
    search.refs.add(100, new EntityRef(Profile.TYPE, new Id(5)));
    exchange.search = search;
    List<String> lines = export(';').lines().skip(1).map(l -> l.substring(0, 13)).toList();
    search.refs.remove(100);
    assertThat(lines)
        .containsExactlyElementsOf(search.refs.stream().map(r -> r.id().toString()).toList());
    assertThat(search.asked.types()).containsExactly(Profile.TYPE);
    exchange.search = null;
  }

  @Test
  public void searchThatIsBeingBuiltLeavesNobodyOut() {
    for (int i = 0; i < 3; i++) {
      profiles.create(Drafts.small("Town " + i, "FR", "region"));
    }
    Found search = new Found();
    search.complete = false;
    exchange.search = search;
    assertThat(export(',').lines().skip(1)).hasSize(3);
    exchange.search = null;
  }

  @Test
  public void withoutSearchCountryAndKindAreEnough() {
    for (int i = 0; i < 230; i++) {
      profiles.create(Drafts.small("Town " + i, i % 2 == 0 ? "FR" : "BE", "region"));
    }
    profiles.create(Drafts.small("City", "BE", "municipality"));
    profiles.create(Drafts.small("City", "IT", "municipality"));
    SearchQuery some =
        new SearchQuery(
            null,
            "en",
            Set.of(),
            Map.of("country", Set.of("BE", "IT"), "kind", Set.of("region"), "theme", Set.of("x")),
            Set.of(),
            null,
            false,
            20,
            null);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    exchange.export(some, file, ',');
    assertThat(file.toString(StandardCharsets.UTF_8).lines()).hasSize(1 + 115);
    assertThat(export(',').lines()).hasSize(1 + 232);
  }

  @Test
  public void fiveThousandRows() {
    StringBuilder file = new StringBuilder("original,names.en,kind,country,texts.en.summary\n");
    for (int i = 0; i < 5_000; i++) {
      file.append("en,Place ").append(i).append(",region,FR,").append("words ".repeat(20));
      file.append('\n');
    }
    String text = file.toString();
    long start = System.nanoTime();
    ImportReport first = read(text);
    long created = System.nanoTime();
    assertThat(first.count(Outcome.CREATED)).isEqualTo(5_000);
    ImportReport second = read(text);
    long unchanged = System.nanoTime();
    assertThat(second.count(Outcome.UNCHANGED)).isEqualTo(5_000);
    long[] bytes = new long[1];
    exchange.export(
        ALL,
        new OutputStream() {
          @Override
          public void write(int b) {
            bytes[0]++;
          }

          @Override
          public void write(byte[] b, int off, int len) {
            bytes[0] += len;
          }
        },
        ',');
    long exported = System.nanoTime();
    System.out.printf(
        "FIGURE %s import of 5000 profiles: %d ms new, %d ms unchanged; export %d ms, %d kB%n",
        database,
        (created - start) / 1_000_000,
        (unchanged - created) / 1_000_000,
        (exported - unchanged) / 1_000_000,
        bytes[0] / 1024);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long with = runtime.totalMemory() - runtime.freeMemory();
    System.out.printf(
        "FIGURE %s heap in use after it, with two reports: %d MB%n", database, with >> 20);
    assertThat(first.lines()).hasSameSizeAs(second.lines());
    ProfileStore.Query query = ExchangeStore.query(List.of("PLACE 1", "PLACE 2"));
    assertThat(db.plan(query.sql(), query.params())).contains("profiles_by_name");
  }
}
