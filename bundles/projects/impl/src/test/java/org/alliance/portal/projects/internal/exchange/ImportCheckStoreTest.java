package org.alliance.portal.projects.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.internal.Samples;
import org.junit.Before;
import org.junit.Test;

/** What a file may say. */
public class ImportCheckStoreTest extends ImportStoreCase {
  private static final String FRENCH =
      "organisation;country;kind;themes;original;title.fr;summary.fr;outcome.fr;from;to;budget;"
          + "fundings;results;status;needsMethod\n"
          + "Other;France;Projet;Education (fr), health (fr);français;Médiation scolaire — été;"
          + "Résumé;Résultat;03/02/2024;5.6.2025;120 000,50;FSE+ \\; deux|Propre;"
          + "\"Élèves ; 61,5 ; 88,5 ; %\";En cours;Enquête\n";

  @Before
  public void open() {
    on.fixture.vocabulary.add("language", "fr", "français");
  }

  private List<Initiative> imported(byte[] file) {
    ImportRun run = on.work(on.bring(file));
    assertThat(run.report().problems()).isEmpty();
    on.service.confirm(run.id(), true);
    assertThat(on.work(run.id()).state()).isEqualTo(ImportState.DONE);
    return on.fixture.service.list(InitiativeFilter.ALL, 50, null, "en").items().stream()
        .map(one -> on.fixture.service.get(one.id()))
        .toList();
  }

  @Test
  public void readsWhatAFrenchSpreadsheetWrites() {
    byte[] latin1 =
        FRENCH.replace("FSE+ \\; deux", "FSE+").getBytes(Charset.forName("windows-1252"));
    InitiativeDraft said = imported(latin1).get(0).content();
    assertThat(said.texts().get("fr").title()).isEqualTo("Médiation scolaire — été");
    assertThat(said.kind()).isEqualTo(InitiativeDraft.Kind.PROJECT);
    assertThat(said.status()).isEqualTo(InitiativeDraft.Status.RUNNING);
    assertThat(said.needsMethod()).isEqualTo(InitiativeDraft.NeedsMethod.SURVEY);
    assertThat(said.themes()).containsExactly("education", "health");
    assertThat(said.from()).isEqualTo(LocalDate.of(2024, 2, 3));
    assertThat(said.to()).isEqualTo(LocalDate.of(2025, 6, 5));
    assertThat(said.budget()).isEqualByComparingTo(new BigDecimal("120000.5"));
    assertThat(said.fundings()).extracting(f -> f.programme()).containsExactly("FSE+", "Propre");
    assertThat(said.results().get(0).value()).isEqualByComparingTo(new BigDecimal("88.5"));
    assertThat(said.original()).isEqualTo("fr");
  }

  @Test
  public void anExportCanBeImportedAndLosesNothing() {
    Initiative full = on.fixture.publish(on.fixture.town, Samples.full());
    Initiative formula =
        on.fixture.publish(on.fixture.other, Samples.small("=cmd|'/c calc'!A1", "housing"));
    byte[] file = on.export(List.of(full, formula));
    assertThat(new String(file, java.nio.charset.StandardCharsets.UTF_8)).contains("'=cmd");
    assertThat(on.work(on.bring(file)).report().known()).isEqualTo(2);
    on.fixture.empty();
    List<Initiative> again = imported(file);
    assertThat(again)
        .extracting(Initiative::content)
        .containsExactlyInAnyOrder(full.content(), formula.content());
    assertThat(again)
        .extracting(Initiative::organisation)
        .containsExactlyInAnyOrder(on.fixture.town, on.fixture.other);
  }

  @Test
  public void namesWhatIsWrongWithItsLineAndColumn() {
    String town = on.fixture.town.toString();
    assertThat(
            on.problems(
                ImportHouse.HEAD
                    + town
                    + ",project,education,T,S,O,\n"
                    + town
                    + ",castle,alchemy,T,S,O,\n"
                    + town
                    + ",project,education,T,S,,a;b;c\n"
                    + new Id(999)
                    + ",project,education,"
                    + "x".repeat(201)
                    + ",S,O,#"
                    + new Id(998)
                    + "\n,project,education,T,S,O,\n"))
        .containsExactly(
            "3 kind unknown-value",
            "3 themes unknown-value",
            "4 partners 1 parts",
            "4 outcome.en required",
            "5 organisation.id owner",
            "5 title.en too-long",
            "5 partners 1 name unknown-value",
            "6 organisation required");
    assertThat(on.fixture.lists.list(InitiativeFilter.ALL, 5, null).items()).isEmpty();
  }

  @Test
  public void findsOrganisationsByExactNameAndCountry() {
    String rest = ",project,education,T,S,O\n";
    assertThat(
            on.problems(
                "organisation,country,kind,themes,title.en,summary.en,outcome.en\n"
                    + "Town,RS"
                    + rest
                    + "Town,Serbia"
                    + rest
                    + "town,RS"
                    + rest
                    + "Town,FR"
                    + rest
                    + "Town,"
                    + rest
                    + on.fixture.town
                    + ","
                    + rest))
        .containsExactly("4 organisation owner", "5 organisation owner", "6 country country");
    assertThat(
            on.problems(
                "organisation.id,organisation,kind,themes,title.en,summary.en,outcome.en\n"
                    + on.fixture.town
                    + ",Other"
                    + rest))
        .containsExactly("2 organisation two-owners");
  }

  @Test
  public void refusesTablesWithOtherColumns() {
    assertThat(on.problems("organisation,kind,titel.en\nTown,project,T\n"))
        .containsExactlyInAnyOrder(
            "1 titel.en column",
            "1 themes missing",
            "1 title.en missing",
            "1 summary.en missing",
            "1 outcome.en missing");
    assertThat(on.problems("kind,KIND\nproject,project\n")).containsExactly("0  csv.column-twice");
    assertThat(on.problems(ImportHouse.HEAD)).containsExactly("0  no-rows");
    assertThat(on.problems(ImportHouse.HEAD + on.fixture.town + ",project,\"educ"))
        .containsExactly("2  csv.quotes");
    assertThat(on.problems(" ")).containsExactly("0  csv.empty");
  }

  @Test
  public void numbersThatMeanTwoThingsAndWrongDatesAreRefused() {
    assertThat(
            on.problems(
                ImportHouse.HEAD.replace("partners", "from,results")
                    + on.fixture.town
                    + ",project,education,T,S,O,31/02/2024,\"Pupils ; 3,125 ; 4\"\n"))
        .containsExactly("2 from date", "2 results 1 baseline number");
  }

  @Test
  public void countsAllProblemsAndKeepsTheFirst() {
    String wrong = on.table(1_200).replace("education", "alchemy");
    ImportRun run = on.ready(wrong);
    assertThat(run.state()).isEqualTo(ImportState.REFUSED);
    assertThat(run.done()).isEqualTo(run.total()).isEqualTo(1_200);
    assertThat(run.report().wrong()).isEqualTo(1_200);
    assertThat(run.report().problems()).hasSize(Report.PROBLEMS);
    assertThat(on.files.find(run.digest())).isEmpty();
  }
}
