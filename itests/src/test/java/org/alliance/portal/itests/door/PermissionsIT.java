package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/**
 * Who may call what: every address of the running portal against the rooms' own tables {@code
 * src/test/resources/permissions.csv}. An address without a row fails, and so does a row without an
 * address.
 *
 * <p>An answer is the status, or {@code sign-in} for the way to the sign-in page, or the name of a
 * SOAP fault's detail.
 */
public class PermissionsIT {
  private static final String VISITOR = "anonymous";
  private static final String PROGRAM = "client";
  private static final List<String> ROLES =
      List.of(VISITOR, "member", "editor", "owner", "moderator", "admin", PROGRAM);
  private static final Set<String> SAFE = Set.of("GET", "HEAD");
  private static final String BOUNDARY = "end-of-part";

  /** A version that nothing ever had, so that who is let in comes as far as a conflict. */
  private static final String NO_VERSION = "\"0\"";

  private static final Pattern FAULT = Pattern.compile("<detail>\\s*<(?:\\w+:)?(\\w+)");
  private static final Pattern NAME = Pattern.compile("\\{(own|other|letters)}");
  private static final Pattern WANTED = Pattern.compile("name=\"wanted\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern STYLE = Pattern.compile("href=\"(/assets/[^\"]+\\.css)\"");

  private final RunningPortal portal = RunningPortal.shared();
  private final Map<String, Caller> callers = new LinkedHashMap<>();

  /** Somebody with the token of their forms; a program has none. */
  private record Caller(Client client, String csrf) {}

  @Test
  public void everyAddressHasARowAndEveryRowAnAddress() throws Exception {
    Set<String> routes = routes();
    Set<String> rows =
        PermissionTable.all(ROLES).stream()
            .map(PermissionTable.Row::route)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows).as("rows of the tables permissions.csv").isEqualTo(routes);
  }

  @Test
  public void everyoneGetsWhatTheTablesSay() throws Exception {
    Map<String, String> names =
        Map.of("own", new Id(1001).toString(), "other", other(), "letters", letters());
    List<String> wrong = new ArrayList<>();
    for (PermissionTable.Row row : PermissionTable.all(ROLES)) {
      String address = address(row.call(), names);
      String body = filled(row.body(), names);
      for (String role : ROLES) {
        HttpResponse<String> answer = call(caller(role, row), row, address, body);
        String got = told(row, answer);
        if (!row.expected().get(role).contains(got)) {
          wrong.add(
              "%s %s, called as %s at %s: %s instead of %s"
                  .formatted(
                      row.place(),
                      row.route(),
                      role,
                      address,
                      got,
                      String.join("|", row.expected().get(role))));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private Set<String> routes() {
    RunningPortal.Answer answer = portal.console("portal:routes");
    assertThat(answer.status()).as(answer.text()).isZero();
    Set<String> routes = new TreeSet<>();
    for (String line : answer.text().lines().filter(l -> !l.isBlank()).toList()) {
      String[] cells = line.split("\t");
      assertThat(cells).as(line).hasSize(4);
      if (!cells[3].strip().equals("org.alliance.portal.probe")) {
        assertThat(cells[2]).as("the action of " + line).isNotEqualTo("-");
        routes.add(cells[0] + " " + cells[1]);
      }
    }
    return routes;
  }

  private Caller caller(String role, PermissionTable.Row row) {
    if (row.template().endsWith("/sign-out")) {
      return enter(role);
    }
    return callers.computeIfAbsent(role, this::enter);
  }

  private Caller enter(String role) {
    Client client = new Client(portal.address());
    return switch (role) {
      case PROGRAM -> new Caller(client.withKey(RunningPortal.API_KEY), null);
      case VISITOR -> new Caller(client, client.csrf("/en/sign-in"));
      default -> new Caller(client.signIn(role), client.csrf("/en/account"));
    };
  }

  private static HttpResponse<String> call(
      Caller caller, PermissionTable.Row row, String address, String content) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!SAFE.contains(row.method()) && caller.csrf() != null) {
      headers.put("X-CSRF-Token", caller.csrf());
    }
    if (Set.of("PUT", "DELETE").contains(row.method())) {
      headers.put("If-Match", NO_VERSION);
    }
    String body = body(row, content, headers);
    return caller.client().send(row.soap() ? "POST" : row.method(), address, body, headers);
  }

  /** The body as the address takes it; says in the headers what it is. */
  private static String body(PermissionTable.Row row, String content, Map<String, String> headers) {
    if (row.soap()) {
      headers.put("Content-Type", "text/xml;charset=UTF-8");
      headers.put("SOAPAction", "\"\"");
      return envelope(row, content);
    }
    if (SAFE.contains(row.method()) || content.isEmpty() && row.program()) {
      return null;
    }
    if (content.startsWith("file:")) {
      String file = content.substring("file:".length());
      if (row.program()) {
        headers.put("Content-Type", "application/octet-stream");
        return file;
      }
      headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
      return "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n"
              .formatted(BOUNDARY)
          + "Content-Type: application/octet-stream\r\n\r\n%s\r\n--%s--\r\n"
              .formatted(file, BOUNDARY);
    }
    headers.put(
        "Content-Type",
        content.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
    return content;
  }

  private static String envelope(PermissionTable.Row row, String content) {
    String[] parts = row.template().split(" ");
    String feature = parts[0].substring(parts[0].lastIndexOf('/') + 1);
    return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
        <p:%s xmlns:p="urn:alliance:portal:%s:v1">%s</p:%s></s:Body></s:Envelope>
        """
        .formatted(parts[1], feature, content, parts[1]);
  }

  private static String told(PermissionTable.Row row, HttpResponse<String> answer) {
    String to = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() == 303 && to.contains("/sign-in")) {
      return "sign-in";
    }
    Matcher fault = FAULT.matcher(answer.body());
    if (row.soap() && answer.statusCode() == 500 && fault.find()) {
      return fault.group(1);
    }
    return String.valueOf(answer.statusCode());
  }

  private String address(String call, Map<String, String> names) {
    if (call.equals("{style}")) {
      return found(STYLE, new Client(portal.address()).get("/en/").body());
    }
    return filled(call, names);
  }

  private static String filled(String text, Map<String, String> names) {
    return NAME.matcher(text).replaceAll(found -> names.get(found.group(1)));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  /** The form of somebody who wants every letter, so that nobody misses one afterwards. */
  private String letters() {
    String form =
        new Client(portal.address()).signIn("moderator").get("/en/account/letters").body();
    return WANTED
        .matcher(form)
        .results()
        .map(m -> "wanted=" + m.group(1))
        .collect(Collectors.joining("&"));
  }

  /** An organisation that the editor does not belong to. */
  private String other() throws IOException {
    HttpResponse<String> list =
        new Client(portal.address())
            .withKey(RunningPortal.API_KEY)
            .get("/api/v1/profiles?limit=2&country=RO");
    JsonNode item = new ObjectMapper().readTree(list.body()).at("/items/0/id");
    assertThat(item.isTextual()).as(list.body()).isTrue();
    return item.asText();
  }
}
