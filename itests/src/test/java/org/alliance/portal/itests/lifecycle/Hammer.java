package org.alliance.portal.itests.lifecycle;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.alliance.portal.itests.Client;

/** Keeps asking while something else goes on, and remembers every answer that was not expected. */
final class Hammer implements AutoCloseable {
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final List<Thread> threads = new ArrayList<>();
  private final List<String> unexpected = Collections.synchronizedList(new ArrayList<>());
  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

  /** Asks for one address all the time, in a thread of its own. */
  Hammer on(Supplier<Client> client, String path, List<Integer> expected) {
    return on(
        client, path, (HttpResponse<String> answer) -> expected.contains(answer.statusCode()));
  }

  /** As {@link #on(Supplier, String, List)}; a 503 must say when to come again. */
  Hammer updating(Supplier<Client> client, String path) {
    return on(
        client,
        path,
        answer ->
            answer.statusCode() == 200
                || answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isPresent());
  }

  private Hammer on(
      Supplier<Client> client, String path, Predicate<HttpResponse<String>> expected) {
    Thread thread =
        new Thread(
            () -> {
              Client asking = client.get();
              while (going.get()) {
                try {
                  HttpResponse<String> answer = asking.get(path);
                  answers.computeIfAbsent(answer.statusCode(), s -> new LongAdder()).increment();
                  if (!expected.test(answer)) {
                    unexpected.add(answer.statusCode() + " " + path + " " + head(answer.body()));
                  }
                } catch (RuntimeException e) {
                  unexpected.add(path + " " + e);
                }
              }
            },
            "hammer " + path);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
    return this;
  }

  private static String head(String body) {
    return body.length() <= 300 ? body : body.substring(0, 300);
  }

  /** How many answers there were, by status. */
  Map<Integer, LongAdder> answers() {
    return answers;
  }

  long total() {
    return answers.values().stream().mapToLong(LongAdder::sum).sum();
  }

  List<String> unexpected() {
    return List.copyOf(unexpected);
  }

  @Override
  public void close() {
    going.set(false);
    for (Thread thread : threads) {
      try {
        thread.join(30_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
