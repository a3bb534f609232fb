package org.alliance.portal.files.internal.detect;

import static org.alliance.portal.files.internal.Samples.bytes;
import static org.alliance.portal.files.internal.Samples.main;
import static org.alliance.portal.files.internal.Samples.openDocument;
import static org.alliance.portal.files.internal.Samples.openXml;
import static org.alliance.portal.files.internal.Samples.pdf;
import static org.alliance.portal.files.internal.Samples.picture;
import static org.alliance.portal.files.internal.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.files.internal.Samples;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FileTypesTest {
  private static final String WORD = "wordprocessingml.document";
  private static final String NOT_WHAT_IT_SAYS = "not-what-it-says";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private final FileTypes types = new FileTypes();

  private String type(String name, byte[] content) {
    try {
      Path file = folder.newFile().toPath();
      Files.write(file, content);
      return types.of(file, name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertRefused(String name, byte[] content, String why) {
    ValidationException refused =
        catchThrowableOfType(() -> type(name, content), ValidationException.class);
    assertThat(refused).as(name).isNotNull();
    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("file");
              assertThat(problem.key()).isEqualTo("portal.problem.file." + why);
            });
  }

  @Test
  public void acceptsWhatMembersWriteWith() {
    assertThat(type("Plan d’action.PDF", pdf("a"))).isEqualTo("application/pdf");
    assertThat(type("a.odt", openDocument("text")))
        .isEqualTo("application/vnd.oasis.opendocument.text");
    assertThat(type("a.ods", openDocument("spreadsheet")))
        .isEqualTo("application/vnd.oasis.opendocument.spreadsheet");
    assertThat(type("a.odp", openDocument("presentation")))
        .isEqualTo("application/vnd.oasis.opendocument.presentation");
    assertThat(type("a.docx", openXml(main(WORD))))
        .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assertThat(type("a.xlsx", openXml(main("spreadsheetml.sheet"))))
        .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(type("a.pptx", openXml(main("presentationml.presentation"))))
        .isEqualTo("application/vnd.openxmlformats-officedocument.presentationml.presentation");
    assertThat(type("a.png", picture("png"))).isEqualTo("image/png");
    assertThat(type("a.jpg", picture("jpg"))).isEqualTo("image/jpeg");
    assertThat(type("a.jpeg", picture("jpg"))).isEqualTo("image/jpeg");
    assertThat(type("a.gif", picture("gif"))).isEqualTo("image/gif");
    assertThat(type("a.webp", Samples.webp())).isEqualTo("image/webp");
  }

  @Test
  public void acceptsTextInUtf8AndWhatSpreadsheetsWrite() {
    assertThat(type("a.txt", bytes("Ce qui a été fait\r\n\tžluťoučký 😀"))).isEqualTo("text/plain");
    assertThat(type("a.csv", bytes("year;pupils\n2024;12\n"))).isEqualTo("text/csv");
    assertThat(type("a.csv", "année;élèves\n2024;12".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("text/csv");
    assertThat(type("a.csv", "coût;12 €".getBytes(Charset.forName("windows-1252"))))
        .isEqualTo("text/csv");
    assertThat(type("a.txt", bytes("From: the city\nSubject: Plan\n\nText")))
        .isEqualTo("text/plain");
    assertThat(type("a.txt", bytes("x"))).isEqualTo("text/plain");
  }

  @Test
  public void refusesNamesOfOtherTypes() {
    byte[] svg = bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>a()</script></svg>");
    assertRefused("a.svg", svg, "type");
    assertRefused("a.html", bytes("<html><body>x</body></html>"), "type");
    assertRefused("a.zip", zip(Map.of("a.txt", "x")), "type");
    assertRefused("a.docm", openXml(main(WORD)), "type");
    assertRefused("a.exe", bytes("MZ"), "type");
    assertRefused("pdf", pdf("a"), "type");
    assertRefused("", pdf("a"), "type");
  }

  @Test
  public void refusesAWrongTypeWithARightName() {
    byte[] html = bytes("<!DOCTYPE html><html><head><title>x</title></head></html>");
    byte[] svg = bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    assertRefused("a.pdf", html, NOT_WHAT_IT_SAYS);
    assertRefused("a.txt", html, NOT_WHAT_IT_SAYS);
    assertRefused("a.csv", svg, NOT_WHAT_IT_SAYS);
    assertRefused("a.png", svg, NOT_WHAT_IT_SAYS);
    assertRefused("a.png", picture("jpg"), NOT_WHAT_IT_SAYS);
    assertRefused("a.txt", pdf("a"), NOT_WHAT_IT_SAYS);
    assertRefused("a.pdf", zip(Map.of("a", "x")), NOT_WHAT_IT_SAYS);
    assertRefused("a.docx", pdf("a"), NOT_WHAT_IT_SAYS);
    assertRefused("a.docx", zip(Map.of("word/document.xml", "x")), NOT_WHAT_IT_SAYS);
    assertRefused("a.docx", openDocument("text"), NOT_WHAT_IT_SAYS);
    assertRefused("a.docx", openXml(main("spreadsheetml.sheet")), NOT_WHAT_IT_SAYS);
    assertRefused("a.odt", openDocument("text-template"), NOT_WHAT_IT_SAYS);
    assertRefused("a.odt", zip(Map.of("mimetype", "application/zip")), NOT_WHAT_IT_SAYS);
    assertRefused("a.txt", new byte[] {'a', 0, 'b'}, NOT_WHAT_IT_SAYS);
    assertRefused("a.csv", new byte[] {(byte) 0xe9, 27, 'b'}, NOT_WHAT_IT_SAYS);
    assertRefused("a.txt", "été".getBytes(StandardCharsets.UTF_16), NOT_WHAT_IT_SAYS);
  }

  @Test
  public void refusesMacros() {
    assertRefused("a.docx", openXml(main(WORD), "word/vbaProject.bin"), "macros");
    assertRefused("a.docx", openXml(main(WORD), "VBAPROJECT.BIN"), "macros");
    assertRefused(
        "a.docx", openXml("application/vnd.ms-word.document.macroEnabled.main+xml"), "macros");
    assertRefused("a.ods", openDocument("spreadsheet", "Basic/Standard/Module1.xml"), "macros");
  }

  @Test
  public void typesThatAreHiddenBehindEntitiesAreNone() {
    String types =
        "<!DOCTYPE x [<!ENTITY m \"macro\">]><Types><Override ContentType=\"" + main(WORD) + "\"/>";
    assertRefused("a.docx", zip(Map.of("[Content_Types].xml", types)), NOT_WHAT_IT_SAYS);
  }

  @Test
  public void refusesBombs() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put("content.xml", "0".repeat(20_000_000));
    assertRefused("a.odt", zip(parts), NOT_WHAT_IT_SAYS);

    Map<String, String> long1 = new LinkedHashMap<>();
    long1.put("[Content_Types].xml", "\"" + main(WORD) + "\"" + words(2_000_000));
    assertRefused("a.docx", zip(long1), NOT_WHAT_IT_SAYS);

    Map<String, String> many = new LinkedHashMap<>();
    many.put("mimetype", "application/vnd.oasis.opendocument.text");
    for (int i = 0; i < 10_001; i++) {
      many.put("Pictures/" + i, "");
    }
    assertRefused("a.odt", zip(many), NOT_WHAT_IT_SAYS);
  }

  private static String words(int length) {
    StringBuilder words = new StringBuilder();
    java.util.Random random = new java.util.Random(1);
    while (words.length() < length) {
      words.append(random.nextInt());
    }
    return words.toString();
  }

  @Test
  public void refusesArchivesThatAreCutOrFollowedBySomething() {
    byte[] whole = openDocument("text");
    assertRefused("a.odt", Arrays.copyOf(whole, whole.length - 30), NOT_WHAT_IT_SAYS);
    assertRefused("a.odt", Arrays.copyOf(whole, whole.length + 5), NOT_WHAT_IT_SAYS);
    assertRefused("a.odt", bytes("PK\u0003\u0004"), NOT_WHAT_IT_SAYS);
  }
}
