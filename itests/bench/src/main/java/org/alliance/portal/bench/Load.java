package org.alliance.portal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps a number of connections busy for some seconds. */
final class Load {
  private static final int ENOUGH_FAILURES = 200;

  /**
   * What came of it.
   *
   * @param perSecond answers per second
   * @param p50 median duration, in microseconds
   * @param p99 99th percentile, in microseconds
   * @param cpu microseconds of the server's processor time per request; NaN when unknown
   * @param bytes mean length of an answer's body
   * @param requests answers with a status from 200 to 299 that are not too short
   * @param failures everything else
   * @param failure the first of them, or null
   */
  record Result(
      double perSecond,
      double p50,
      double p99,
      double cpu,
      double bytes,
      long requests,
      long failures,
      String failure) {}

  private Load() {}

  /**
   * Sends requests, each thread over its own connection, each answer before the next request.
   *
   * @param server whose processor time is read
   * @param requests sent in turn, each thread beginning elsewhere
   * @param least bytes that an answer has at least
   */
  static Result run(
      int port, ProcessHandle server, List<byte[]> requests, int least, int threads, double seconds)
      throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(threads);
    CountDownLatch go = new CountDownLatch(1);
    AtomicLong failures = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    AtomicReference<String> first = new AtomicReference<>();
    List<Samples> all = new ArrayList<>();
    List<Thread> workers = new ArrayList<>();
    long[] end = new long[1];
    for (int t = 0; t < threads; t++) {
      Samples samples = new Samples();
      all.add(samples);
      int offset = (int) ((long) requests.size() * t / threads);
      Thread worker =
          new Thread(
              () -> {
                HttpConnection connection = connect(port, failures, first);
                ready.countDown();
                try {
                  go.await();
                  long deadline = end[0];
                  int next = offset;
                  long now = System.nanoTime();
                  while (now < deadline && failures.get() < ENOUGH_FAILURES) {
                    byte[] request = requests.get(next);
                    next = next + 1 == requests.size() ? 0 : next + 1;
                    try {
                      if (connection == null || !connection.reusable()) {
                        close(connection);
                        connection = HttpConnection.open(port);
                      }
                      int status = connection.exchange(request);
                      long after = System.nanoTime();
                      if (status >= 200 && status < 300 && connection.bytes() >= least) {
                        samples.add((after - now) / 1000);
                        bytes.addAndGet(connection.bytes());
                      } else {
                        failures.incrementAndGet();
                        first.compareAndSet(
                            null,
                            "status "
                                + status
                                + ", "
                                + connection.bytes()
                                + " bytes for "
                                + line(request));
                      }
                      now = after;
                    } catch (IOException e) {
                      failures.incrementAndGet();
                      first.compareAndSet(null, e + " for " + line(request));
                      close(connection);
                      connection = null;
                      now = System.nanoTime();
                    }
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } finally {
                  close(connection);
                }
              },
              "load-" + t);
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
    ready.await();
    double before = Proc.cpuSeconds(server);
    long start = System.nanoTime();
    end[0] = start + (long) (seconds * 1e9);
    go.countDown();
    for (Thread worker : workers) {
      worker.join();
    }
    double took = (System.nanoTime() - start) / 1e9;
    double cpu = Proc.cpuSeconds(server) - before;
    Samples together = new Samples();
    all.forEach(together::addAll);
    int[] sorted = together.sorted();
    return new Result(
        sorted.length / took,
        Stats.percentile(sorted, 0.50),
        Stats.percentile(sorted, 0.99),
        sorted.length == 0 ? Double.NaN : cpu * 1e6 / sorted.length,
        sorted.length == 0 ? Double.NaN : (double) bytes.get() / sorted.length,
        sorted.length,
        failures.get(),
        first.get());
  }

  private static HttpConnection connect(
      int port, AtomicLong failures, AtomicReference<String> first) {
    try {
      return HttpConnection.open(port);
    } catch (IOException e) {
      failures.incrementAndGet();
      first.compareAndSet(null, e.toString());
      return null;
    }
  }

  private static void close(HttpConnection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException e) {
        // The connection is given up either way.
        return;
      }
    }
  }

  private static String line(byte[] request) {
    String text = new String(request, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.substring(0, text.indexOf('\r'));
  }
}
