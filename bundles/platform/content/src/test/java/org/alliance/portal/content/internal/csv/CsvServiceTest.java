package org.alliance.portal.content.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Csv;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CsvServiceTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final CsvService csv = new CsvService();

  private Csv.Reader read(byte[] bytes) {
    return csv.read(new ByteArrayInputStream(bytes));
  }

  private Csv.Reader read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Csv.Row> rows(Csv.Reader reader) {
    List<Csv.Row> rows = new ArrayList<>();
    reader.forEach(rows::add);
    return rows;
  }

  private static Csv.Row row(Csv.Reader reader) {
    return rows(reader).get(0);
  }

  private FieldProblem problem(byte[] bytes) {
    try {
      rows(read(bytes));
    } catch (ValidationException e) {
      assertThat(e.problems()).hasSize(1);
      assertThat(e.problems().get(0).field()).isEqualTo("file");
      return e.problems().get(0);
    }
    throw new AssertionError("no problem");
  }

  private FieldProblem problem(String text) {
    return problem(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  public void findsTheSeparator() {
    for (String separator : new String[] {",", ";", "\t"}) {
      Csv.Reader table =
          read(
              "name|\"a,b;c\td\"|note\nTivat|1|\"x, y; z\"\nLyon|2|\"a, b; c\"\n"
                  .replace("|", separator));
      assertThat(rows(table)).hasSize(2);
      assertThat(table.columns()).as(separator).containsExactly("name", "a,b;c\td", "note");
      assertThat(row(table).text("note")).isEqualTo("x, y; z");
    }
    assertThat(read("name;population, total;country\nTivat;14,111;ME\n").columns()).hasSize(3);
    assertThat(read("sep=;\r\na;b\r\n1,5;2\r\n").columns()).containsExactly("a", "b");
    assertThat(row(read("sep=;\r\na;b\r\n1,5;2\r\n")).line()).isEqualTo(3);
    assertThat(read("only\n1\n").columns()).containsExactly("only");
  }

  @Test
  public void findsTheCharacterSet() {
    String text = "ville;pays\nBéziers – été;France\n";
    for (byte[] bytes :
        List.of(
            text.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE),
            text.getBytes(Charset.forName("windows-1252")))) {
      Csv.Reader table = read(bytes);
      assertThat(table.columns()).containsExactly("ville", "pays");
      assertThat(row(table).text("ville")).isEqualTo("Béziers – été");
    }
  }

  @Test
  public void rowsKnowTheirLine() {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      List<Csv.Row> rows = rows(read("\na,b\n1,\"x\ny\"\n\n,\n2,z\n3,\"w\"".replace("\n", end)));
      assertThat(rows).extracting(Csv.Row::line).containsExactly(3, 7, 8);
      assertThat(rows).extracting(r -> r.text("a")).containsExactly("1", "2", "3");
      assertThat(rows.get(0).text("b")).isEqualTo("x" + end + "y");
    }
  }

  @Test
  public void cellsAreStrippedAndMayBeMissing() {
    Csv.Row row = row(read(" a , \"b\" ,c,, D \n  x\u00A0, \" y \"\n"));
    assertThat(row.text("a")).isEqualTo("x");
    assertThat(row.text("b")).isEqualTo("y");
    assertThat(row.text("c")).isNull();
    assertThat(row.text("d")).isNull();
    assertThat(row.text("no such")).isNull();
    assertThat(row.number("c")).isNull();
    assertThat(row.decimal("c")).isNull();
    assertThat(row.date("c")).isNull();
    assertThat(row(read("a,b\n1,2,,\n")).text("b")).isEqualTo("2");
  }

  @Test
  public void readsNumbersOfBothLanguages() {
    for (String written :
        new String[] {
          "14,111",
          "14 111",
          "14\u00A0111",
          "14\u202F111",
          "14.111",
          "14'111",
          "14’111",
          "14111",
          "14111.0",
          "14111,00",
          "+14111"
        }) {
      assertThat(row(read("n\tx\n" + written + "\tx\n")).number("n")).as(written).isEqualTo(14111);
    }
    assertThat(row(read("n\n-5\n")).number("n")).isEqualTo(-5);
    assertThat(row(read("n\n\"1,234,567\"\n")).number("n")).isEqualTo(1234567);
    for (String wrong :
        new String[] {"many", "1.5", "1,23,456", "1 2", "99999999999", "14,11", "1e5"}) {
      assertThatThrownBy(() -> row(read("n\tx\n" + wrong + "\tx\n")).number("n"))
          .as(wrong)
          .isInstanceOf(NumberFormatException.class);
    }
  }

  @Test
  public void readsDecimalsOfBothLanguages() {
    Map<String, Double> numbers =
        Map.of(
            "42.435",
            42.435,
            "42,435",
            42.435,
            "1 234,5",
            1234.5,
            "1,234.5",
            1234.5,
            "1.234,5",
            1234.5,
            "1,234,567",
            1234567.0,
            "-0,5",
            -0.5,
            ".5",
            0.5,
            "7",
            7.0,
            "1\u202F234",
            1234.0);
    numbers.forEach(
        (written, number) ->
            assertThat(row(read("n\tx\n" + written + "\tx\n")).decimal("n"))
                .as(written)
                .isEqualTo(number));
    for (String wrong :
        new String[] {"x", "1.2.3", "1,2,3", "NaN", "0x1p3", "1e999", "--1", "12,34.5"}) {
      assertThatThrownBy(() -> row(read("n\tx\n" + wrong + "\tx\n")).decimal("n"))
          .as(wrong)
          .isInstanceOf(NumberFormatException.class);
    }
  }

  @Test
  public void readsDays() {
    for (String written :
        new String[] {"2026-03-04", "04/03/2026", "4.3.2026", "4-3-2026", "2026/3/4"}) {
      assertThat(row(read("d\n" + written + "\n")).date("d"))
          .as(written)
          .isEqualTo(LocalDate.of(2026, 3, 4));
    }
    for (String wrong : new String[] {"2026-02-30", "31/04/2026", "4.3.26", "March", "4.3/2026"}) {
      assertThatThrownBy(() -> row(read("d\n" + wrong + "\n")).date("d"))
          .as(wrong)
          .isInstanceOf(DateTimeException.class);
    }
  }

  @Test
  public void saysWhatIsWrong() {
    assertThat(problem("").key()).isEqualTo("portal.problem.csv.empty");
    assertThat(problem(" \n\n ").key()).isEqualTo("portal.problem.csv.empty");
    assertThat(problem(",,\n,,\n").key()).isEqualTo("portal.problem.csv.empty");
    assertThat(problem("a,b,a\n1,2,3\n"))
        .isEqualTo(FieldProblem.of("file", "portal.problem.csv.column-twice", "column", "a"));
    assertThat(problem("a,B,b\n").key()).isEqualTo("portal.problem.csv.column-twice");
    assertThat(problem("a,b\n1,2\n1,2,3\n"))
        .isEqualTo(FieldProblem.of("file", "portal.problem.csv.too-many-cells", "line", 3));
    assertThat(problem("a,b\n1,2\n1,\"2\n3,4\n5,6"))
        .isEqualTo(FieldProblem.of("file", "portal.problem.csv.quotes", "line", 3));
    assertThat(problem("a,b\n1,\"2\"x\n"))
        .isEqualTo(FieldProblem.of("file", "portal.problem.csv.quotes", "line", 2));
    assertThat(problem("\"a,b\n1,2\n").args()).containsEntry("line", 1);
    assertThat(problem("a,b\n1,\0\n").key()).isEqualTo("portal.problem.csv.not-a-table");
    assertThat(problem("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)).key())
        .isEqualTo("portal.problem.csv.not-a-table");
    assertThat(problem("PK\u0003\u0004xl/workbook.xml").key())
        .isEqualTo("portal.problem.csv.workbook");
  }

  @Test
  public void readsNoMoreThanItMay() {
    assertThat(problem(new byte[Csv.MOST_BYTES + 1]).key())
        .isEqualTo("portal.problem.csv.too-large");
    assertThat(problem("a\n" + "1\n".repeat(Csv.MOST_ROWS + 1)))
        .isEqualTo(
            FieldProblem.of("file", "portal.problem.csv.too-many-rows", "max", Csv.MOST_ROWS));
    assertThat(rows(read("a\n" + "1\n".repeat(Csv.MOST_ROWS)))).hasSize(Csv.MOST_ROWS);
    StringBuilder columns = new StringBuilder("c");
    for (int i = 0; i < 2_500; i++) {
      columns.append(",c").append(i);
    }
    assertThat(problem(columns + "\n").key()).isEqualTo("portal.problem.csv.too-many-columns");
    assertThat(problem("a,b\n1,2\nx," + "y".repeat(100_001) + "\n"))
        .isEqualTo(
            new FieldProblem(
                "file", "portal.problem.csv.cell-too-long", Map.of("line", 3, "max", 100_000)));
    assertThat(rows(read("a,b\n" + "\"".repeat(60_000) + ",1\n"))).hasSize(1);
  }

  private String written(char separator, List<String> columns, List<?>... rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Csv.Writer writer = csv.write(out, columns, separator)) {
      for (List<?> row : rows) {
        writer.row(row);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  public void writesForSpreadsheets() {
    assertThat(
            written(
                ';',
                List.of("name", "n", "d", "x", "y", "z"),
                Arrays.asList(
                    "a;\"b\"\nc",
                    -14111,
                    LocalDate.of(2026, 3, 4),
                    1.0E-5,
                    DayOfWeek.MONDAY,
                    null)))
        .isEqualTo(
            "\uFEFFname;n;d;x;y;z\r\n\"a;\"\"b\"\"\nc\";-14111;2026-03-04;0.00001;monday;\r\n");
    assertThat(written(',', List.of("a", "b", "c"), List.of(43.50, Double.NaN, 1.5e12)))
        .contains("43.5,,1500000000000");
    assertThatThrownBy(() -> written('|', List.of("a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> written(',', List.of("a"), List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void formulasAreNeutralisedAndComeBack() {
    List<String> texts =
        List.of(
            "=1+1",
            "+33 4 78 00",
            "-5 degrees",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "'=1",
            "''=1",
            " =1",
            "=cmd|' /C calc'!A0",
            "＝1",
            "'",
            "'quoted'",
            "l'été",
            "- item",
            "2021-2027",
            "a=b");
    for (char separator : new char[] {',', ';'}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (Csv.Writer writer = csv.write(out, List.of("text", "n"), separator)) {
        texts.forEach(text -> writer.row(List.of(text, -7)));
      }
      String file = out.toString(StandardCharsets.UTF_8);
      assertThat(file)
          .contains("'=1+1", "'+33", "'-5 deg", "'@SUM", "'\t=1", "'\r=1", "' =1", "'＝1");
      assertThat(file).contains(separator + "-7\r\n");
      List<Csv.Row> rows = rows(read(out.toByteArray()));
      for (int i = 0; i < texts.size(); i++) {
        assertThat(rows.get(i).text("text")).as(texts.get(i)).isEqualTo(texts.get(i).strip());
        assertThat(rows.get(i).number("n")).isEqualTo(-7);
      }
    }
  }

  @Test
  public void whatIsWrittenIsReadBack() {
    List<Object> cells =
        Arrays.asList("a,b;c\td", "\"", "x\r\ny", "Ω – é 😀", null, 14111, 1234.5, "=\"\"");
    List<String> columns = List.of("a", "b", "c", "d", "e", "f", "g", "=h");
    for (char separator : new char[] {',', ';'}) {
      Csv.Reader table = read(written(separator, columns, cells));
      assertThat(table.columns()).isEqualTo(columns);
      Csv.Row row = row(table);
      assertThat(row.text("a")).isEqualTo("a,b;c\td");
      assertThat(row.text("b")).isEqualTo("\"");
      assertThat(row.text("c")).isEqualTo("x\r\ny");
      assertThat(row.text("d")).isEqualTo("Ω – é 😀");
      assertThat(row.text("e")).isNull();
      assertThat(row.number("f")).isEqualTo(14111);
      assertThat(row.decimal("g")).isEqualTo(1234.5);
      assertThat(row.text("=h")).isEqualTo("=\"\"");
    }
  }

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  private Csv.Reader onDisk(byte[] bytes, int mostRows) throws IOException {
    Path file = folder.newFile().toPath();
    Files.write(file, bytes);
    return csv.read(file, mostRows);
  }

  @Test
  public void readsFilesOnDiskLikeOthersAndMoreThanOnce() throws IOException {
    String text = "ville;pays\nBéziers – été;France\n\"Saint\nDenis\";'=1+1\n";
    for (byte[] bytes :
        List.of(
            bytes(text, "UTF-8"),
            bytes("\uFEFF" + text, "UTF-8"),
            bytes("\uFEFF" + text, "UTF-16LE"),
            bytes("\uFEFF" + text, "UTF-16BE"),
            bytes(text, "windows-1252"))) {
      try (Csv.Reader table = onDisk(bytes, 2)) {
        assertThat(table.columns()).containsExactly("ville", "pays");
        assertThat(table.iterator().next().text("ville")).isEqualTo("Béziers – été");
        List<Csv.Row> rows = rows(table);
        assertThat(rows).extracting(Csv.Row::line).containsExactly(2, 3);
        assertThat(rows.get(1).text("pays")).isEqualTo("=1+1");
      }
    }
  }

  @Test
  public void refusesFilesOnDiskLikeOthers() throws IOException {
    assertThat(problemOnDisk(bytes(" \n", "UTF-8"))).isEqualTo("portal.problem.csv.empty");
    assertThat(problemOnDisk(new byte[] {'a', 0, 'b'})).isEqualTo("portal.problem.csv.not-a-table");
    assertThat(problemOnDisk(new byte[] {'P', 'K', 3, 4, 5}))
        .isEqualTo("portal.problem.csv.workbook");
    assertThat(problemOnDisk(bytes("a,b\n1,2\n1,2\n1,2\n", "UTF-8")))
        .isEqualTo("portal.problem.csv.too-many-rows");
    assertThat(problemOnDisk(bytes("a,b\n1,\"" + "x".repeat(4_100_000), "UTF-8")))
        .isEqualTo("portal.problem.csv.quotes");
  }

  private String problemOnDisk(byte[] bytes) {
    try (Csv.Reader table = onDisk(bytes, 2)) {
      rows(table);
      throw new AssertionError("no problem");
    } catch (ValidationException e) {
      return e.problems().get(0).key();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  public void holdsNoMoreOfALargeFileThanItNeeds() throws IOException {
    Path file = folder.newFile().toPath();
    String row = "x".repeat(998) + ",1\n";
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("a,b\n");
      for (int i = 0; i < 100_000; i++) {
        out.write(row);
      }
    }
    long most = 0;
    int seen = 0;
    try (Csv.Reader table = csv.read(file, 100_000)) {
      for (Csv.Row one : table) {
        seen += one.number("b");
        if (seen % 10_000 == 0) {
          System.gc();
          Runtime now = Runtime.getRuntime();
          most = Math.max(most, now.totalMemory() - now.freeMemory());
        }
      }
    }
    assertThat(seen).isEqualTo(100_000);
    // The file has 100 MB, which would be twice as much in memory.
    assertThat(most).isLessThan(60_000_000L);
  }
}
