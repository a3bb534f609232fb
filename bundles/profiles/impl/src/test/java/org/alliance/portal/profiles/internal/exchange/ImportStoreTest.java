package org.alliance.portal.profiles.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.content.ImportReport.Outcome;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class ImportStoreTest extends ExchangeBase {
  public ImportStoreTest(String name, TestDatabase db) {
    super(name, db);
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
}
