package org.alliance.portal.files.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.files.internal.Fixture;
import org.alliance.portal.files.internal.Samples;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.RequestFake;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class FileDoorStoreTest {
  private static final EntityRef PLAN = new EntityRef("plan", new Id(1));

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();
  private final TestDatabase db;
  private Fixture room;
  private FileDoor door;

  public FileDoorStoreTest(String name, TestDatabase db) {
    this.db = db;
  }

  @Before
  public void open() {
    room = new Fixture(db, temporary.getRoot().toPath().resolve("files"));
    room.known.add(PLAN.id());
    door = new FileDoor(room.service, room.folder, new RequestFake("/files"));
  }

  private Attachment add(String name, byte[] content) {
    return room.service.add(PLAN, null, name, null, new ByteArrayInputStream(content));
  }

  private Response read(Attachment file, String... headers) throws IOException {
    Map<String, String> sent =
        headers.length == 0
            ? Map.of()
            : headers.length == 2
                ? Map.of(headers[0], headers[1])
                : Map.of(headers[0], headers[1], headers[2], headers[3]);
    HttpHeaders fake =
        (HttpHeaders)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, args) -> sent.get(args[0]));
    return door.read(file.id(), fake);
  }

  private static String text(Response response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((StreamingOutput) response.getEntity()).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  public void handsOutAFileThatCanDoNoHarm() throws IOException {
    byte[] pdf = Samples.pdf("a");
    Attachment file = add("Plan d’été \"1\".pdf", pdf);
    Response response = read(file);
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(text(response)).isEqualTo(new String(pdf, StandardCharsets.UTF_8));
    assertThat(response.getMediaType()).hasToString("application/pdf");
    assertThat(response.getHeaderString("Content-Length")).isEqualTo("" + pdf.length);
    assertThat(response.getHeaderString("Content-Disposition"))
        .isEqualTo(
            "inline; filename=\"Plan d_ete _1_.pdf\";"
                + " filename*=UTF-8''Plan%20d%E2%80%99%C3%A9t%C3%A9%20%221%22.pdf");
    assertThat(response.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getHeaderString("Content-Security-Policy"))
        .isEqualTo("sandbox; default-src 'none'");
    assertThat(response.getHeaderString("Cache-Control"))
        .isEqualTo("private, max-age=0, must-revalidate");
    assertThat(response.getHeaderString("ETag")).isEqualTo('"' + file.digest() + '"');
    assertThat(response.getHeaderString("Accept-Ranges")).isEqualTo("bytes");
    assertThat(read(add("a.csv", Samples.bytes("a"))).getHeaderString("Content-Disposition"))
        .startsWith("attachment; filename=\"a.csv\"");
    assertThat(read(add("a.png", Samples.picture("png"))).getHeaderString("Content-Disposition"))
        .startsWith("inline");
  }

  @Test
  public void whoMayNotKnowOfTheThingFindsNothing() {
    Attachment file = add("a.txt", Samples.bytes("secret"));
    room.known.clear();
    assertThatThrownBy(() -> read(file)).isInstanceOf(NotFoundException.class);
    Attachment away =
        room.service.add(
            new EntityRef("page", PLAN.id()),
            null,
            "a.txt",
            null,
            new ByteArrayInputStream(Samples.bytes("x")));
    room.known.add(PLAN.id());
    assertThatThrownBy(() -> read(away)).isInstanceOf(NotFoundException.class);
    room.hidden.add(file.id());
    assertThatThrownBy(() -> read(file)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void whatIsGoneIsNotFound() throws IOException {
    Attachment file = add("a.txt", Samples.bytes("x"));
    Files.delete(room.folder.path(file.digest()));
    assertThatThrownBy(() -> read(file)).isInstanceOf(NotFoundException.class);
    room.service.remove(PLAN, file.id());
    assertThatThrownBy(() -> read(file)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void whoHasItAlreadyIsToldSo() throws IOException {
    Attachment file = add("a.txt", Samples.bytes("x"));
    String tag = '"' + file.digest() + '"';
    for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
      Response same = read(file, "If-None-Match", known, "Range", "bytes=0-0");
      assertThat(same.getStatus()).isEqualTo(304);
      assertThat(same.getEntity()).isNull();
      assertThat(same.getHeaderString("ETag")).isEqualTo(tag);
    }
    assertThat(read(file, "If-None-Match", "\"other\"").getStatus()).isEqualTo(200);
    room.known.clear();
    assertThatThrownBy(() -> read(file, "If-None-Match", tag))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void handsOutOnePart() throws IOException {
    Attachment file = add("a.txt", Samples.bytes("0123456789"));
    assertPart(file, "bytes=0-3", "0123", "bytes 0-3/10");
    assertPart(file, "bytes=8-", "89", "bytes 8-9/10");
    assertPart(file, "bytes=5-99", "56789", "bytes 5-9/10");
    assertPart(file, "bytes=-3", "789", "bytes 7-9/10");
    assertPart(file, "bytes=-99", "0123456789", "bytes 0-9/10");
    for (String outside : new String[] {"bytes=10-", "bytes=-0"}) {
      Response none = read(file, "Range", outside);
      assertThat(none.getStatus()).isEqualTo(416);
      assertThat(none.getHeaderString("Content-Range")).isEqualTo("bytes */10");
    }
    for (String whole : new String[] {"bytes=0-1,3-4", "bytes=3-2", "bytes=-", "lines=1-2", "x"}) {
      Response all = read(file, "Range", whole);
      assertThat(all.getStatus()).as(whole).isEqualTo(200);
      assertThat(text(all)).isEqualTo("0123456789");
    }
  }

  private void assertPart(Attachment file, String range, String text, String told)
      throws IOException {
    Response part = read(file, "Range", range);
    assertThat(part.getStatus()).isEqualTo(206);
    assertThat(text(part)).isEqualTo(text);
    assertThat(part.getHeaderString("Content-Range")).isEqualTo(told);
    assertThat(part.getHeaderString("Content-Length")).isEqualTo("" + text.length());
  }

  @Test
  public void aPartOfWhatHasChangedIsTheWhole() throws IOException {
    Attachment file = add("a.txt", Samples.bytes("0123456789"));
    String tag = '"' + file.digest() + '"';
    assertThat(read(file, "Range", "bytes=1-1", "If-Range", tag).getStatus()).isEqualTo(206);
    assertThat(read(file, "Range", "bytes=1-1", "If-Range", "\"old\"").getStatus()).isEqualTo(200);
  }
}
