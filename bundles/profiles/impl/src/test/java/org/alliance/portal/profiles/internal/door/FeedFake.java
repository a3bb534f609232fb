package org.alliance.portal.profiles.internal.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** As much of the portal as a synchroniser asks: the list, profiles by id, the feed of changes. */
final class FeedFake implements AutoCloseable {
  static final String KEY = "a-key";

  /** Small pages, so that few profiles make many. */
  private static final int PAGE = 3;

  final Map<String, String> profiles = new TreeMap<>();
  final List<String> requests = new ArrayList<>();

  /** How many requests are answered before the line breaks. */
  int answered = Integer.MAX_VALUE;

  /** Whether the feature is not there for now: all its addresses are 404. */
  boolean away;

  /** Which request for a page of the list hangs; 0 for none. */
  int hanging;

  /** Entries up to here are no longer kept. */
  int forgotten;

  final CountDownLatch hangs = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<String> log = new ArrayList<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  private final HttpServer server;
  private int lists;

  FeedFake() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/api/v1/", this::handle);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  synchronized void put(int number, String name) {
    String id = "%013d".formatted(number);
    String was = profiles.get(id);
    int version = versions.merge(id, 1, Integer::sum);
    profiles.put(
        id,
        ("{\"id\":\"%s\",\"version\":%d,\"names\":{\"en\":\"%s\"},\"position\":{\"latitude\":45.26},"
                + "\"text\":\"é } \\\" ] {\\\"id\\\":\\\"0000000000001\\\",\\\"version\\\":1,"
                + " \\\"next\\\":\\\"x\\\" {\\n\",\"externalIds\":[{\"source\":\"a\",\"id\":\"b\"}]}")
            .formatted(id, version, name));
    log.add(entry("profile", id, was == null ? "created" : "updated"));
  }

  synchronized void remove(int number) {
    String id = "%013d".formatted(number);
    profiles.remove(id);
    log.add(entry("profile", id, "deleted"));
  }

  synchronized void other() {
    log.add(entry("organisation", "%013d".formatted(1), "updated"));
  }

  synchronized void forget() {
    forgotten = log.size();
  }

  private String entry(String type, String id, String verb) {
    return ("{\"position\":%d,\"time\":\"2026-01-01T00:00:00Z\",\"feature\":\"profiles\","
            + "\"type\":\"%s\",\"id\":\"%s\",\"verb\":\"%s\",\"fields\":[],\"organisation\":\"%s\"}")
        .formatted(log.size() + 1, type, id, verb, id);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestURI().toString().substring("/api/v1/".length());
    try (exchange) {
      if (hang(asked)) {
        hangs.countDown();
        over.await();
      }
      String answer = answer(asked);
      if (answer == null) {
        // The line breaks: no answer at all.
        return;
      }
      int status = Integer.parseInt(answer.substring(0, 3));
      if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        status = 401;
      }
      byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean hang(String asked) {
    return asked.startsWith("profiles?detail") && ++lists == hanging;
  }

  private synchronized String answer(String asked) {
    if (answered-- <= 0) {
      return null;
    }
    requests.add(asked);
    if (away && asked.startsWith("profiles")) {
      return "404 {\"status\":404}";
    }
    String after = asked.replaceFirst(".*after=", "");
    if (asked.startsWith("profiles?")) {
      List<String> page =
          profiles.keySet().stream().filter(id -> id.compareTo(after) > 0).limit(PAGE).toList();
      String last = page.isEmpty() ? after : page.get(page.size() - 1);
      boolean more = profiles.keySet().stream().anyMatch(id -> id.compareTo(last) > 0);
      return "200 {\"items\":["
          + page.stream().map(profiles::get).collect(Collectors.joining(","))
          + (more ? "],\"next\":\"" + last + "\"}" : "]}");
    }
    if (asked.startsWith("profiles/")) {
      String profile = profiles.get(asked.substring("profiles/".length()));
      return profile == null ? "404 {\"status\":404}" : "200 " + profile;
    }
    int from = after.equals("now") ? log.size() : Integer.parseInt(after.substring(1));
    if (from < forgotten) {
      return "410 {\"status\":410}";
    }
    int to = Math.min(log.size(), from + PAGE);
    return "200 {\"items\":[%s],\"next\":\"c%d\"}"
        .formatted(String.join(",", log.subList(from, to)), to);
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }
}
