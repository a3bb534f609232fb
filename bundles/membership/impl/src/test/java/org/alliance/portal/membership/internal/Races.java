package org.alliance.portal.membership.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.alliance.portal.api.ProblemException;

/** Does the same from several threads at once. */
final class Races {
  private Races() {}

  /**
   * What those who got through were answered; a refusal is none.
   *
   * @param work by the number of the thread, from 1
   */
  static <T> List<T> together(int threads, IntFunction<T> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 1; i <= threads; i++) {
        int n = i;
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  return work.apply(n);
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : running) {
        try {
          answers.add(one.get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof ProblemException)) {
            throw e;
          }
        }
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }
}
