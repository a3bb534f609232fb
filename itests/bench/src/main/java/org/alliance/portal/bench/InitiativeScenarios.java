package org.alliance.portal.bench;

import static org.alliance.portal.bench.Requests.encode;
import static org.alliance.portal.bench.Requests.get;
import static org.alliance.portal.bench.Scenario.WORDS;
import static org.alliance.portal.bench.Scenario.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ways to use initiatives. Each request with facets asks for those of an initiative that is
 * there, so that something is found. Searches are more different ones than the portal remembers.
 */
final class InitiativeScenarios {
  static final String ONE = "REST one by id";
  static final String LIST = "REST list, three facets";
  static final String FOUND = "REST list, found, counted";
  static final String SEARCH = "REST search with facets";
  static final String PAGES = "list page, three facets";
  static final String PAGE = "initiative page";
  static final String SOAP_SEARCH = "SOAP searchProjects";
  static final String SOAP = "SOAP getProject";
  static final String FEED = "Atom feed";

  private static final String NAMESPACE = "urn:alliance:portal:projects:v1";
  private static final String SOAP_ADDRESS = "/soap/projects";

  /** An id as the portal writes it. */
  private static final String ID = "[0-9A-HJKMNP-TV-Z]{13}";

  /** So many combinations of facets are common enough to fill a page wherever there are many. */
  private static final int USUAL = 20;

  private InitiativeScenarios() {}

  /**
   * The measurements on a running portal; each is tried.
   *
   * @param some initiatives to ask for, and their facets
   */
  static List<Scenario> all(Portal portal, List<Initiatives.Facts> some) throws IOException {
    int port = portal.port();
    Map<String, String> key = Portal.withKey();
    Map<String, String> browser = portal.signIn();
    List<Scenario> all = new ArrayList<>();
    all.add(
        read(
            port,
            ONE,
            each(some, it -> get(port, "/api/v1/projects/" + id(it), key)),
            "\"id\":\"" + ID));
    all.add(
        read(
            port,
            LIST,
            each(usual(some), it -> get(port, "/api/v1/projects?limit=25&" + listed(it), key)),
            "\"items\":\\[\\{"));
    all.add(
        read(
            port,
            FOUND,
            pairs(
                some,
                (it, other) ->
                    get(
                        port,
                        "/api/v1/projects?limit=25&facets=theme,country,kind,status&theme="
                            + it.theme()
                            + "&kind="
                            + it.kind()
                            + countries(it, other),
                        key)),
            "\"items\":\\[\\{"));
    all.add(search(port, some, key));
    all.add(
        read(
            port,
            PAGES,
            pairs(
                some,
                (it, other) ->
                    get(
                        port,
                        "/en/projects?theme="
                            + it.theme()
                            + "&initiative-kind="
                            + it.kind()
                            + countries(it, other),
                        browser)),
            "/en/projects/" + ID));
    all.add(
        read(port, PAGE, each(some, it -> get(port, "/en/projects/" + id(it), browser)), "<h1"));
    all.add(soapSearch(port, some));
    all.add(
        read(
            port,
            SOAP,
            each(
                some,
                it ->
                    Soap.call(
                        port,
                        SOAP_ADDRESS,
                        NAMESPACE,
                        "<p:getProject><id>" + id(it) + "</id></p:getProject>")),
            "<id>" + ID));
    Map<String, String> reader =
        Map.of("Authorization", key.get("Authorization"), "Accept", "application/atom+xml");
    all.add(read(port, FEED, List.of(get(port, "/feeds/projects.atom", reader)), "<entry"));
    return all;
  }

  private static Scenario search(int port, List<Initiatives.Facts> some, Map<String, String> key)
      throws IOException {
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      requests.add(
          get(
              port,
              "/api/v1/search?type=initiative&limit=25&facet=theme&facet=country"
                  + "&facet=initiative-kind&facet=status&filter=theme:"
                  + some.get(i).theme()
                  + "&filter=country:"
                  + some.get(i).country()
                  + "&q="
                  + encode(word(i)),
              key));
    }
    return read(port, SEARCH, requests, "\"complete\":true").searching(WORDS);
  }

  private static Scenario soapSearch(int port, List<Initiatives.Facts> some) throws IOException {
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      requests.add(
          Soap.call(
              port,
              SOAP_ADDRESS,
              NAMESPACE,
              "<p:searchProjects><filter><theme>"
                  + some.get(i).theme()
                  + "</theme><kind>"
                  + some.get(i).kind()
                  + "</kind></filter><limit>25</limit></p:searchProjects>"));
    }
    return read(port, SOAP_SEARCH, requests, "<item>");
  }

  private static String word(int number) {
    return WORDS.get(number % WORDS.size());
  }

  private static String id(Initiatives.Facts it) {
    return Ids.text(it.id());
  }

  private static String listed(Initiatives.Facts it) {
    return "theme=" + it.theme() + "&country=" + it.country() + "&kind=" + it.kind();
  }

  /** Two countries make more different requests than the portal remembers answers. */
  private static String countries(Initiatives.Facts it, Initiatives.Facts other) {
    return "&country=" + it.country() + "&country=" + other.country();
  }

  private static List<byte[]> pairs(
      List<Initiatives.Facts> some,
      BiFunction<Initiatives.Facts, Initiatives.Facts, byte[]> request) {
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      requests.add(request.apply(some.get(i), some.get((i + 1) % some.size())));
    }
    return requests;
  }

  /** One for each of the most frequent combinations of theme, country and kind. */
  static List<Initiatives.Facts> usual(List<Initiatives.Facts> some) {
    Map<String, List<Initiatives.Facts>> alike =
        some.stream().collect(Collectors.groupingBy(InitiativeScenarios::listed));
    return alike.values().stream()
        .sorted(Comparator.comparing(List::size, Comparator.reverseOrder()))
        .limit(USUAL)
        .map(list -> list.get(0))
        .toList();
  }

  private static List<byte[]> each(
      List<Initiatives.Facts> some, Function<Initiatives.Facts, byte[]> request) {
    return some.stream().map(request).toList();
  }
}
