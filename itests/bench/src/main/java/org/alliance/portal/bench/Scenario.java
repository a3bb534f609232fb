package org.alliance.portal.bench;

import static org.alliance.portal.bench.Requests.encode;
import static org.alliance.portal.bench.Requests.get;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One way to use the portal.
 *
 * @param name as in the table
 * @param requests sent in turn
 * @param sample an answer, whose bytes the floor repeats
 * @param words what the bare index is asked for meanwhile; empty for what is no search
 * @param writes whether it adds members, so that it is measured after everything else
 * @param least bytes that an answer has at least; a shorter one says that there is nothing
 */
record Scenario(
    String name,
    List<byte[]> requests,
    byte[] sample,
    List<String> words,
    boolean writes,
    int least) {
  static final String ONE = "REST one by id";
  static final String LIST = "REST filtered list";
  static final String DIRECTORY = "directory page";
  static final String FILTERED = "directory, words, facet";
  static final String SEARCH = "REST search with facets";
  static final String SEARCH_PAGE = "search page";
  static final String SUGGEST = "REST suggestions";
  static final String PROFILE = "profile page";
  static final String SOAP = "SOAP getProfile";
  static final String CREATE = "REST create (durable)";

  /** What members look for; the same words are asked of the bare index. */
  static final List<String> WORDS =
      List.of(
          "housing",
          "school mediators",
          "health",
          "employment",
          "early childhood",
          "library",
          "legal advice",
          "action plan",
          "young people",
          "discrimination",
          "cross-border projects",
          "water",
          "logement",
          "médiation",
          "emploi");

  private static final List<String> BEGINNINGS =
      List.of("n", "no", "nov", "a", "al", "ber", "vil", "gra", "sel", "mon", "tra", "stedd");

  private static final String NAMESPACE = "urn:alliance:portal:profiles:v1";

  /** So many of the requests are tried, spread over all. */
  private static final int TRIED = 60;

  /** The same words asked of the bare index. */
  List<byte[]> onIndex(int port) {
    return each(words, word -> Requests.get(port, "/index?q=" + encode(word), Map.of()));
  }

  /** File name of the sample. */
  String file() {
    return name.replaceAll("\\W+", "-");
  }

  /**
   * The measurements on a running portal; each is tried once.
   *
   * @param ids members to ask for
   * @param countries those with municipalities
   */
  static List<Scenario> all(
      Portal portal, List<Long> ids, List<String> countries, List<Places.Place> places)
      throws IOException {
    int port = portal.port();
    Map<String, String> key = Portal.withKey();
    Map<String, String> browser = portal.signIn();
    List<String> written = ids.stream().map(Ids::text).toList();
    List<Scenario> all = new ArrayList<>();
    all.add(read(port, ONE, each(written, id -> get(port, "/api/v1/profiles/" + id, key))));
    all.add(
        read(
            port,
            LIST,
            each(
                countries,
                c -> get(port, "/api/v1/profiles?kind=municipality&country=" + c, key))));
    all.add(read(port, DIRECTORY, List.of(get(port, "/en/profiles", browser))));
    all.add(
        searching(
            port,
            FILTERED,
            word -> get(port, "/en/profiles?theme=housing&q=" + encode(word), browser)));
    all.add(
        searching(
            port,
            SEARCH,
            word ->
                get(
                    port,
                    "/api/v1/search?limit=25&facet=country&facet=theme&facet=kind&facet=language&q="
                        + encode(word),
                    key)));
    all.add(
        searching(port, SEARCH_PAGE, word -> get(port, "/en/search?q=" + encode(word), browser)));
    all.add(
        read(
            port,
            SUGGEST,
            each(BEGINNINGS, typed -> get(port, "/api/v1/search/suggest?q=" + typed, key))));
    all.add(read(port, PROFILE, each(written, id -> get(port, "/en/profiles/" + id, browser))));
    all.add(
        read(
            port,
            SOAP,
            each(
                written,
                id ->
                    Soap.call(
                        port,
                        "/soap/profiles",
                        NAMESPACE,
                        "<p:getProfile><id>" + id + "</id></p:getProfile>"))));
    all.add(create(port, places));
    return all;
  }

  private static Scenario searching(int port, String name, Function<String, byte[]> request)
      throws IOException {
    return read(port, name, each(WORDS, request)).searching(WORDS);
  }

  private static List<byte[]> each(List<String> values, Function<String, byte[]> request) {
    return values.stream().map(request).toList();
  }

  private static Scenario read(int port, String name, List<byte[]> requests) throws IOException {
    return read(port, name, requests, "");
  }

  /**
   * Something that is read. Before it is measured, requests are tried whether their answers have
   * what they are asked for; while it is measured, an answer of less than half the bytes of the
   * shortest of these counts as a failure.
   *
   * @param has a pattern of what each answer has
   */
  static Scenario read(int port, String name, List<byte[]> requests, String has)
      throws IOException {
    Pattern pattern = Pattern.compile(has);
    byte[] sample = null;
    int shortest = Integer.MAX_VALUE;
    int step = Math.max(1, requests.size() / TRIED);
    for (int i = 0; i < requests.size(); i += step) {
      HttpConnection.Answer answer = HttpConnection.once(port, requests.get(i));
      if (answer.status() != 200 || !pattern.matcher(answer.text()).find()) {
        throw new BenchException(
            name + ": status " + answer.status() + ", or without " + has + "\n" + answer.text());
      }
      sample = sample == null ? answer.body() : sample;
      shortest = Math.min(shortest, answer.body().length);
    }
    return new Scenario(name, requests, sample, List.of(), false, shortest / 2);
  }

  /** The same, with words that the bare index is asked for. */
  Scenario searching(List<String> some) {
    return new Scenario(name, requests, sample, some, writes, least);
  }

  private static Scenario create(int port, List<Places.Place> places) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>(Portal.withKey());
    headers.put("Content-Type", "application/json");
    Random random = new Random(11);
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < 512; i++) {
      Places.Place place = places.get(random.nextInt(places.size()));
      String name = Names.next(random);
      requests.add(
          Requests.post(
              port,
              "/api/v1/profiles",
              headers,
              """
              {"original":"en","names":{"en":"%s"},"kind":"municipality",\
              "country":"%s","position":{"latitude":%s,"longitude":%s},\
              "population":{"count":12000,"year":2024},"workingLanguages":["en"],\
              "texts":{"en":{"summary":"%s is invented."}}}\
              """
                  .formatted(name, place.country(), place.latitude(), place.longitude(), name)));
    }
    HttpConnection.Answer answer = HttpConnection.once(port, requests.get(0));
    if (answer.status() != 201) {
      throw new BenchException(CREATE + ": status " + answer.status() + "\n" + answer.text());
    }
    return new Scenario(CREATE, requests, answer.body(), List.of(), true, 0);
  }
}
