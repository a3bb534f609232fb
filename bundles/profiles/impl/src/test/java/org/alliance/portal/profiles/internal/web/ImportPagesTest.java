package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.content.ImportReport.Outcome;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.profiles.api.Exchange;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ImportPagesTest {
  /** Takes each line of the file for a row; a line {@code !} is refused. */
  private static final class ExchangeFake implements Exchange {
    private int imported;

    @Override
    public void export(SearchQuery query, OutputStream file, char separator) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ImportReport read(InputStream file, boolean dryRun) {
      String text;
      try {
        text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (text.equals("picture")) {
        throw new ValidationException(
            FieldProblem.of("file", "profiles.problem.column", "column", "picture"));
      }
      List<ImportReport.Line> lines = new ArrayList<>();
      String[] rows = text.split("\n");
      for (int i = 0; i < rows.length; i++) {
        lines.add(line(i + 2, rows[i]));
      }
      imported += dryRun ? 0 : lines.size();
      return new ImportReport(dryRun, lines);
    }

    private static ImportReport.Line line(int number, String row) {
      if (row.equals("!")) {
        return new ImportReport.Line(
            number,
            Outcome.REFUSED,
            null,
            null,
            List.of(FieldProblem.of("country", "portal.problem.unknown-value")));
      }
      return new ImportReport.Line(
          number,
          row.equals("=") ? Outcome.UNCHANGED : Outcome.CHANGED,
          new EntityRef(Profile.TYPE, new Id(7)),
          "Town <" + row + ">",
          List.of());
    }
  }

  /** Joins cells with the separator. */
  private static final class CsvFake implements Csv {
    @Override
    public Reader read(InputStream file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Reader read(java.nio.file.Path file, int mostRows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Writer write(OutputStream file, List<String> columns, char separator) {
      Writer writer =
          new Writer() {
            @Override
            public void row(List<?> cells) {
              try {
                for (Object cell : cells) {
                  file.write(((cell == null ? "" : cell) + "" + separator).getBytes());
                }
                file.write('\n');
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }

            @Override
            public void close() {
              // Nothing is open.
            }
          };
      writer.row(columns);
      return writer;
    }
  }

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final ExchangeFake exchange = new ExchangeFake();
  private final AccessFake access = new AccessFake();
  private Instant now = Instant.parse("2026-03-04T10:00:00Z");
  private Path data;
  private ImportFiles files;
  private ImportPages pages;

  @Before
  public void open() {
    data = folder.getRoot().toPath().resolve("tmp");
    files =
        new ImportFiles(
            data,
            new Clock() {
              @Override
              public Instant instant() {
                return now;
              }

              @Override
              public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(java.time.ZoneId zone) {
                return this;
              }
            });
    pages =
        new ImportPages(
            exchange,
            files,
            new CsvFake(),
            access,
            new FieldTexts(new EditingFakes.TextsFake(), new VocabularyFake(), Bundles.context()),
            new RequestFake("/profiles"));
    access.principal = account(1);
  }

  private static Principal account(long id) {
    return new Principal(Principal.Kind.ACCOUNT, new Id(id), "Ana", Set.of(), Map.of(), Set.of());
  }

  private static InputStream file(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String brought(String text) throws IOException {
    String location = Pages.location(pages.bring(file(text)));
    assertThat(location).matches("/en/profiles/import/[0-9a-f]{32}");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private long kept() throws IOException {
    try (Stream<Path> all = Files.list(data)) {
      return all.count();
    }
  }

  @Test
  public void isTriedFirstThenImportedOnce() throws IOException {
    assertThat(Pages.html(pages.choose()))
        .contains("enctype=\"multipart/form-data\"", "?csrf=token\"", "At most 5 MB");
    String token = brought("a\n!\n=");
    Response trial = pages.trial(token);
    assertThat(trial.getStatus()).isEqualTo(200);
    String html = Pages.html(trial);
    assertThat(html)
        .contains("nothing has been written yet", "1 row would be refused", "Import now: 1 member")
        .contains("Town &lt;a&gt;", "<strong>country</strong>", "/en/profiles/0000000000007");
    assertThat(html.indexOf(">3</th>")).as("problems first").isLessThan(html.indexOf(">2</th>"));
    assertThat(exchange.imported).isZero();

    Response done = pages.importNow(token);
    assertThat(done.getStatus()).isEqualTo(200);
    assertThat(Pages.html(done)).contains("has been carried out").doesNotContain("Import now");
    assertThat(exchange.imported).isEqualTo(3);
    assertThat(kept()).isZero();

    Response again = pages.importNow(token);
    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(Pages.html(again)).contains("no longer kept");
    assertThat(pages.trial(token).getStatus()).isEqualTo(422);
    assertThat(exchange.imported).isEqualTo(3);
  }

  @Test
  public void whatIsNoTableIsToldAndForgotten() throws IOException {
    String token = brought("picture");
    Response refused = pages.trial(token);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Pages.html(refused)).contains("There is no column picture", "href=\"#file\"");
    assertThat(kept()).isZero();
    assertThat(pages.bring(file("")).getStatus()).isEqualTo(422);
    assertThat(pages.bring(file("x".repeat(Csv.MOST_BYTES + 1))).getStatus()).isEqualTo(422);
    assertThat(kept()).isZero();
    assertThat(Pages.html(pages.trial("../../etc/passwd"))).contains("no longer kept");
  }

  @Test
  public void anUploadThatBreaksOffLeavesNothing() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> pages.bring(broken)).isInstanceOf(IOException.class);
    assertThat(kept()).isZero();
  }

  @Test
  public void nothingToImportOffersNoButton() throws IOException {
    assertThat(Pages.html(pages.trial(brought("=\n="))))
        .contains("id=\"nothing\"")
        .doesNotContain("Import now");
  }

  @Test
  public void longReportsAreCutOnThePageAndWholeAsATable() throws IOException {
    String token = brought("!\n" + "a\n".repeat(600));
    assertThat(Pages.html(pages.trial(token))).contains("id=\"cut\"", "first 500 of 601");
    Response table = pages.table(token);
    String text = new String((byte[]) table.getEntity(), StandardCharsets.UTF_8);
    assertThat(text.split("\n")).hasSize(602);
    assertThat(text).contains("2,refused,,,country,Choose one of the values");
    assertThat(Pages.location(pages.table("0".repeat(32)))).isEqualTo("/en/profiles/import");
  }

  @Test
  public void aFileIsForItsAccountAndForAnHour() throws IOException {
    String token = brought("a");
    access.principal = account(2);
    assertThat(pages.trial(token).getStatus()).isEqualTo(422);
    assertThat(pages.importNow(token).getStatus()).isEqualTo(422);
    access.principal = account(1);
    now = now.plus(Duration.ofMinutes(59));
    assertThat(pages.trial(token).getStatus()).isEqualTo(200);
    now = now.plus(Duration.ofMinutes(2));
    assertThat(pages.trial(token).getStatus()).isEqualTo(422);
    brought("b");
    assertThat(kept()).as("the old one is gone").isEqualTo(1);
  }

  @Test
  public void filesAreFewAndOneForEachAccount() throws IOException {
    String first = brought("a");
    String second = brought("b");
    assertThat(pages.trial(first).getStatus()).isEqualTo(422);
    for (int i = 2; i < 40; i++) {
      now = now.plusSeconds(1);
      access.principal = account(i);
      brought("c");
    }
    assertThat(kept()).isEqualTo(ImportFiles.MOST);
    access.principal = account(1);
    assertThat(pages.trial(second).getStatus()).isEqualTo(422);
  }

  @Test
  public void isForPeopleOfTheSecretariat() {
    access.principal =
        new Principal(Principal.Kind.API_CLIENT, new Id(3), "", Set.of(), Map.of(), Set.of());
    assertThatThrownBy(() -> pages.bring(file("a"))).isInstanceOf(AccessDeniedException.class);
    access.principal = account(1);
    access.refused.add(Profiles.CREATE);
    assertThatThrownBy(() -> pages.trial("x")).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.importNow("x")).isInstanceOf(AccessDeniedException.class);
  }
}
