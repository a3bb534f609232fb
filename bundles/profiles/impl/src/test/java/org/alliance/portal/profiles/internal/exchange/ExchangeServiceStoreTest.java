package org.alliance.portal.profiles.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.content.ImportReport.Outcome;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.content.internal.csv.CsvService;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.RealProfiles;
import org.alliance.portal.profiles.internal.VocabularyFake;
import org.alliance.portal.profiles.internal.store.ExchangeStore;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ExchangeServiceStoreTest {
  private static final SearchQuery ALL = SearchQuery.of(null, "en", 20);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private final String database;
  private final AccessByRole access = new AccessByRole();
  private final VocabularyFake vocabulary = new VocabularyFake();
  private final ExchangeStore store;
  private final ProfileService profiles;
  private final ExchangeService exchange;

  public ExchangeServiceStoreTest(String name, TestDatabase db) {
    this.db = db;
    this.database = name;
    db.migrate("profiles", getClass().getClassLoader());
    this.store = new ExchangeStore(db.database());
    this.profiles = RealProfiles.on(db, access, vocabulary, Clock.systemUTC());
    this.exchange = service(profiles);
  }

  private ExchangeService service(Profiles on) {
    return new ExchangeService(access, on, store, new CsvService(), vocabulary);
  }

  @Before
  public void empty() {
    db.database().update("delete from profiles_profile_text");
    db.database().update("delete from profiles_profile");
    access.principal = AccessByRole.moderator();
  }

  private String export(char separator) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    exchange.export(ALL, file, separator);
    return file.toString(StandardCharsets.UTF_8);
  }

  private ImportReport read(String file) {
    return read(file, StandardCharsets.UTF_8, false);
  }

  private ImportReport read(String file, Charset charset, boolean dryRun) {
    return exchange.read(new ByteArrayInputStream(file.getBytes(charset)), dryRun);
  }

  private static List<Outcome> outcomes(ImportReport report) {
    return report.lines().stream().map(ImportReport.Line::outcome).toList();
  }

  private Profile only() {
    return profiles.get(profiles.newest(1, "en").get(0).id());
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
    assertThat(
            profiles
                .list(
                    new org.alliance.portal.profiles.api.ProfileFilter("BE", null), 20, null, "nl")
                .items())
        .extracting(p -> p.name().value())
        .contains("Den Haag aan Zee");
  }

  @Test
  public void theSameFileTwiceChangesNothing() {
    String file =
        """
        original,names.original,names.en,kind,country,population.count,population.year,themes
        en,,Northtown,municipality,IE,"14,111",2021,housing education
        sr,Нови Град,New Town,municipality,RS,,,
        fr,,,region,FR,,,
        fr,L’Île,,region,FR,1 200 300,2020,Housing
        """;
    ImportReport first = read(file);
    assertThat(outcomes(first))
        .containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.REFUSED, Outcome.CREATED);
    assertThat(first.lines()).extracting(ImportReport.Line::line).containsExactly(2, 3, 4, 5);
    assertThat(first.lines().get(2).problems())
        .extracting(FieldProblem::field)
        .containsExactly("names.fr");
    assertThat(first.lines().get(3).title()).isEqualTo("L’Île");
    long head = db.changes().head();
    ImportReport second = read(file);
    assertThat(outcomes(second))
        .containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.REFUSED, Outcome.UNCHANGED);
    assertThat(second.lines().get(0).ref()).isEqualTo(first.lines().get(0).ref());
    assertThat(db.changes().head()).isEqualTo(head);
    Profile north = profiles.get(first.lines().get(0).ref().id());
    assertThat(north.population()).isEqualTo(new Profile.Population(14111, 2021));
    assertThat(north.themes()).containsExactly("housing", "education");
  }

  @Test
  public void readsWhatFrenchSpreadsheetsWrite() {
    String file =
        """
        original;names.fr;kind;country;population.count;population.year;position.latitude;\
        position.longitude;accession.status;accession.date;workingLanguages;themes;texts.fr.summary
        French;Évry-sur-Œuf;Municipality;France;14\u00A0111;2021;48,6239;-2,4291;joined;\
        04/03/2019;French, rom;housing (fr);«\u00A0Été\u00A0» à l’œuvre
        """;
    ImportReport report = read(file, Charset.forName("windows-1252"), false);
    assertThat(report.lines().get(0).problems()).isEmpty();
    assertThat(outcomes(report)).containsExactly(Outcome.CREATED);
    Profile made = only();
    assertThat(made.names().values()).containsExactly(Map.entry("fr", "Évry-sur-Œuf"));
    assertThat(made.population().count()).isEqualTo(14111);
    assertThat(made.position()).isEqualTo(new Profile.Position(48.6239, -2.4291));
    assertThat(made.accession().date()).isEqualTo(LocalDate.of(2019, 3, 4));
    assertThat(made.workingLanguages()).containsExactly("fr", "rom");
    assertThat(made.themes()).containsExactly("housing");
    assertThat(made.texts().values().get("fr").summary()).isEqualTo("«\u00A0Été\u00A0» à l’œuvre");
    assertThat(outcomes(read(file, Charset.forName("windows-1252"), false)))
        .containsExactly(Outcome.UNCHANGED);
  }

  @Test
  public void aMissingColumnLeavesAndABlankCellEmpties() {
    Id id = profiles.create(Drafts.full());
    assertThat(outcomes(read("id,website,themes,nuts.code,nuts.version\n" + id + ",,,,\n")))
        .containsExactly(Outcome.CHANGED);
    Profile after = profiles.get(id);
    assertThat(after.website()).isNull();
    assertThat(after.themes()).isEmpty();
    assertThat(after.nuts()).isNull();
    assertThat(after.lau()).isEqualTo(Drafts.full().lau());
    assertThat(after.names().values()).isEqualTo(Drafts.full().names());
    assertThat(after.texts().values()).isEqualTo(Drafts.full().texts());
    assertThat(after.draft().estimate()).isEqualTo(Drafts.full().estimate());
    assertThat(after.visibility()).isEqualTo(Drafts.full().visibility());
  }

  @Test
  public void everyProblemOfARowIsToldWithItsColumn() {
    String file =
        """
        original,names.original,names.en,kind,country,population.count,population.year,themes,\
        actionPlan.adopted,accession.status,estimate.minimum,website,visibility.facts
        sr,,Town,castle,Atlantis,many,2021,housing gardening,yesterday,maybe,5,ftp://x,all
        en,Other,Town,region,FR,,,,,,,,
        """;
    ImportReport report = read(file);
    assertThat(outcomes(report)).containsExactly(Outcome.REFUSED, Outcome.REFUSED);
    assertThat(report.lines().get(0).problems())
        .extracting(FieldProblem::field)
        .contains(
            "names.original",
            "kind",
            "country",
            "population.count",
            "themes",
            "actionPlan.adopted",
            "accession.status",
            "estimate.minimum",
            "estimate.maximum",
            "website",
            "visibility.facts")
        .doesNotHaveDuplicates()
        .allMatch(field -> Columns.list().stream().anyMatch(c -> c.name().equals(field)));
    assertThat(report.lines().get(1).problems())
        .extracting(FieldProblem::field, FieldProblem::key)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "names.original", "profiles.problem.two-originals"));
    assertThat(profiles.counts().cells()).isEmpty();
  }

  @Test
  public void unknownColumnsAndNoTablesAreRefused() {
    ValidationException e =
        catchThrowableOfType(ValidationException.class, () -> read("id,mayor\n,x\n"));
    assertThat(e.problems()).extracting(FieldProblem::field).containsExactly("mayor");
    ValidationException none = catchThrowableOfType(ValidationException.class, () -> read(""));
    assertThat(none.problems()).extracting(FieldProblem::field).containsExactly("file");
  }

  @Test
  public void aFileThatBreaksOffIsNotHalfWritten() {
    String file = "original,names.en,kind,country\nen,Town,region,FR\nen,\"Tow";
    assertThatThrownBy(() -> read(file)).isInstanceOf(ValidationException.class);
    assertThat(profiles.counts().cells()).isEmpty();
  }

  @Test
  public void aDryRunSaysTheSameAndWritesNothing() {
    Id id = profiles.create(Drafts.full());
    String file =
        "id,original,names.en,kind,country\n"
            + id
            + ",sr,Newer Name,municipality,RS\n,en,Town,region,FR\n,en,,region,FR\n";
    long head = db.changes().head();
    ImportReport dry = read(file, StandardCharsets.UTF_8, true);
    assertThat(dry.dryRun()).isTrue();
    assertThat(outcomes(dry)).containsExactly(Outcome.CHANGED, Outcome.CREATED, Outcome.REFUSED);
    assertThat(dry.lines().get(1).ref()).isNull();
    assertThat(db.changes().head()).isEqualTo(head);
    assertThat(profiles.get(id).version()).isEqualTo(1);
    assertThat(outcomes(read(file))).isEqualTo(outcomes(dry));
  }

  @Test
  public void whatIsNotClearIsRefused() {
    Id one = profiles.create(Drafts.small("Double", "FR", "region"));
    profiles.create(Drafts.small("Double", "FR", "municipality"));
    profiles.create(Drafts.small("Double", "BE", "municipality"));
    String file =
        "id,original,names.en,kind,country\n"
            + ",en,Double,region,FR\n"
            + ",en,Double,region,BE\n"
            + ",en,Double,ngo,BE\n"
            + "0000000000001,en,X,region,FR\n"
            + "not-an-id,en,X,region,FR\n"
            + one
            + ",en,Single,region,FR\n"
            + one
            + ",en,Singular,region,FR\n"
            + ",en,Single,region,FR\n"
            + ",en,New,region,FR\n"
            + ",en,New,ngo,FR\n";
    ImportReport report = read(file);
    assertThat(
            report.lines().stream().map(l -> l.problems().stream().map(FieldProblem::key).toList()))
        .containsExactly(
            List.of("profiles.problem.ambiguous"),
            List.of(),
            List.of("profiles.problem.row-twice"),
            List.of("profiles.problem.no-such-profile"),
            List.of("profiles.problem.no-such-profile"),
            List.of(),
            List.of("profiles.problem.row-twice"),
            List.of("profiles.problem.row-twice"),
            List.of(),
            List.of("profiles.problem.row-twice"));
    assertThat(report.count(Outcome.CHANGED)).isEqualTo(2);
    assertThat(report.count(Outcome.CREATED)).isEqualTo(1);
  }

  @Test
  public void whoeverEditedMeanwhileIsNotOverwritten() {
    Id id = profiles.create(Drafts.full());
    String file = export(',');
    Profile edited = profiles.update(id, 1, Drafts.with(Drafts.full(), null, Map.of()));
    ImportReport stale = read(file);
    assertThat(stale.lines().get(0).problems())
        .containsExactly(FieldProblem.of("version", "profiles.problem.changed-meanwhile"));
    assertThat(profiles.get(id)).isEqualTo(edited);

    // The same between reading and writing.
    Profiles busy =
        (Profiles)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Profiles.class},
                (proxy, method, args) -> {
                  if (method.getName().equals("update")) {
                    profiles.update(
                        id, 2, Drafts.with(Drafts.full(), "https://new.example", Map.of()));
                  }
                  try {
                    return method.invoke(profiles, args);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    String row = "id,mediators\n" + id + ",9\n";
    ImportReport raced =
        service(busy).read(new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8)), false);
    assertThat(raced.lines().get(0).problems())
        .containsExactly(FieldProblem.of("", "profiles.problem.changed-meanwhile"));
    assertThat(profiles.get(id).website()).isEqualTo("https://new.example");
  }

  @Test
  public void theLanguageOfTheOriginalCanChange() {
    Id id = profiles.create(Drafts.full());
    String file = "id,original,names.original\n" + id + ",Macedonian,Нови Пример\n";
    assertThat(outcomes(read(file))).containsExactly(Outcome.CHANGED);
    assertThat(profiles.get(id).names().original()).isEqualTo("mk");
    assertThat(profiles.get(id).names().values()).containsKeys("mk", "sr");
    assertThat(outcomes(read(file))).containsExactly(Outcome.UNCHANGED);
  }

  @Test
  public void membersExportAndTheSecretariatImports() {
    profiles.create(Drafts.small("Town", "FR", "region"));
    access.principal = AccessByRole.member(1, Map.of());
    assertThat(export(',').lines()).hasSize(2);
    assertThatThrownBy(() -> read("id\n")).isInstanceOf(AccessDeniedException.class);
    access.principal = Principal.ANONYMOUS;
    assertThatThrownBy(() -> export(',')).isInstanceOf(SignInRequiredException.class);
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

    @Override
    public SearchResult find(SearchQuery query) {
      throw new UnsupportedOperationException();
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
