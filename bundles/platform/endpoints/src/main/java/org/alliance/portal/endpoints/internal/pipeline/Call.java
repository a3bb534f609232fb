package org.alliance.portal.endpoints.internal.pipeline;

import java.util.Optional;
import javax.servlet.ServletConfig;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.platform.DoorCheck;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.endpoints.internal.routing.Match;

/** One request on its way through the steps. Belongs to one thread. */
public final class Call {
  private final Steps steps;
  private final ServletConfig servlet;
  private final HttpServletRequest request;
  private final Answer answer;
  private final String id;
  private final String path;
  private final boolean rest;
  private final boolean soap;
  private String base;
  private String language;
  private Principal principal = Principal.ANONYMOUS;
  private boolean byHeader;
  private boolean bySession;
  private Match match;
  private byte[] body;
  private Form form;
  private String csrfSecret;

  Call(Steps steps, ServletConfig servlet, HttpServletRequest request, Answer answer, String id) {
    this.steps = steps;
    this.servlet = servlet;
    this.request = request;
    this.answer = answer;
    this.id = id;
    this.path = request.getRequestURI();
    this.rest = Paths.rest(path);
    this.soap = !rest && Paths.soap(path);
  }

  /** Name of the request in the log. */
  public String id() {
    return id;
  }

  /** The raw path. */
  public String path() {
    return path;
  }

  /** The raw query; empty where there is none. */
  public String query() {
    String query = request.getQueryString();
    return query == null ? "" : query;
  }

  /** The HTTP method. */
  public String method() {
    return request.getMethod();
  }

  /** Whether the method may change something. */
  public boolean unsafe() {
    return switch (request.getMethod()) {
      case "GET", "HEAD", "OPTIONS" -> false;
      default -> true;
    };
  }

  /** Whether the path belongs to the partners' interface. */
  public boolean rest() {
    return rest;
  }

  /** Whether the path belongs to a SOAP endpoint. */
  public boolean soap() {
    return soap;
  }

  /** Whether problems are told by a page rather than by problem+json. */
  public boolean page() {
    if (rest || soap) {
      return false;
    }
    if (Paths.language(path) != null || "/".equals(path)) {
      return true;
    }
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  /** Language to answer in. */
  public String language() {
    if (language == null) {
      String asked = rest || soap ? null : Paths.language(path);
      language =
          asked != null && steps.languages().all().contains(asked)
              ? asked
              : steps.languages().match(request.getHeader("Accept-Language"));
    }
    return language;
  }

  /** Whether the path starts with two letters that are none of the portal's languages. */
  boolean strangeLanguage() {
    String asked = rest || soap ? null : Paths.language(path);
    return asked != null && !steps.languages().all().contains(asked);
  }

  /** The portal's address as seen by clients. */
  public String base() {
    if (base == null) {
      base = steps.publicAddress().isEmpty() ? asAddressed() : steps.publicAddress();
    }
    return base;
  }

  private String asAddressed() {
    int port = request.getServerPort();
    boolean secure = "https".equals(request.getScheme());
    boolean usual = port == (secure ? 443 : 80) || port <= 0;
    String host = request.getScheme() + "://" + request.getServerName();
    return usual ? host : host + ":" + port;
  }

  /** Who is asking. */
  public Principal principal() {
    return principal;
  }

  void principal(Principal found, boolean header) {
    principal = found;
    byHeader = header;
    bySession = !header;
  }

  /** Whether the principal is known by a header that no other site can make a browser send. */
  boolean byHeader() {
    return byHeader;
  }

  boolean bySession() {
    return bySession;
  }

  /** What the path leads to; null before routing. */
  public Match match() {
    return match;
  }

  void match(Match found) {
    match = found;
  }

  /** The request as the container gave it. */
  public HttpServletRequest request() {
    return request;
  }

  Answer answer() {
    return answer;
  }

  ServletConfig servlet() {
    return servlet;
  }

  /** The whole body; null when there is none or it is streamed. */
  public byte[] body() {
    return body;
  }

  void body(byte[] read) {
    body = read;
  }

  /** The fields of an urlencoded form; without fields for any other body. */
  Form form() {
    if (form == null) {
      form =
          body != null && Forms.urlencoded(request.getContentType())
              ? Form.of(Forms.parse(body))
              : Form.of(java.util.Map.of());
    }
    return form;
  }

  /** Value of the hidden field against forged requests; sets the cookie it is compared with. */
  public String csrfToken() {
    if (csrfSecret == null) {
      csrfSecret = steps.csrf().secret(this);
    }
    return steps.csrf().token(csrfSecret);
  }

  /** A half-written form that waited for the sign-in. */
  public Optional<Form> keptForm() {
    return "GET".equals(method()) ? steps.keptForms().find(this) : Optional.empty();
  }

  /** Asks whether the principal may do an action at the door. */
  public DoorCheck door() {
    return steps.door();
  }

  /** Renders pages and texts. */
  public PageRenderer renderer() {
    return steps.renderer();
  }

  /** Tells a failure in the client's terms. */
  public Failures failures() {
    return steps.failures();
  }

  String cookie(String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  /** Sets a cookie for this browser's session, or for some seconds, or deletes it (0). */
  void cookie(String name, String value, int seconds) {
    StringBuilder cookie = new StringBuilder(name).append('=').append(value).append("; Path=/");
    if (seconds >= 0) {
      cookie.append("; Max-Age=").append(seconds);
    }
    cookie.append("; HttpOnly; SameSite=Lax");
    if (request.isSecure()) {
      cookie.append("; Secure");
    }
    answer.addHeader("Set-Cookie", cookie.toString());
  }
}
