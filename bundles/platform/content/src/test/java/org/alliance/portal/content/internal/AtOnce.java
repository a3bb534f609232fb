package org.alliance.portal.content.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.alliance.portal.api.ProblemException;

/** Two threads that do something at the same moment. */
final class AtOnce {
  private AtOnce() {}

  /** What each came to: its result, or the problem it had. */
  static List<Object> run(Callable<?> first, Callable<?> second) throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Object>> results = new ArrayList<>();
      for (Callable<?> work : List.of(first, second)) {
        results.add(
            threads.submit(
                () -> {
                  together.await(10, TimeUnit.SECONDS);
                  try {
                    return work.call();
                  } catch (ProblemException e) {
                    return e;
                  }
                }));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> result : results) {
        outcomes.add(result.get(30, TimeUnit.SECONDS));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  /** The one outcome of a type; fails when there is none or more than one. */
  static Object only(List<Object> outcomes, Class<?> type) {
    List<Object> found = outcomes.stream().filter(type::isInstance).toList();
    assertThat(found).as("%s", outcomes).hasSize(1);
    return found.get(0);
  }
}
