package org.alliance.portal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs of one thing measured, and their medians. */
final class Measurement {
  private final List<Load.Result> runs = new ArrayList<>();
  private long failures;
  private String failure;

  /** Adds a run. */
  void add(Load.Result run) {
    runs.add(run);
    failed(run);
  }

  /** Counts a run's failures only, as those of a warm-up. */
  void failed(Load.Result run) {
    failures += run.failures();
    if (failure == null) {
      failure = run.failure();
    }
  }

  boolean empty() {
    return runs.isEmpty();
  }

  double perSecond() {
    return median(Load.Result::perSecond);
  }

  double p50() {
    return median(Load.Result::p50);
  }

  double p99() {
    return median(Load.Result::p99);
  }

  double cpu() {
    return median(Load.Result::cpu);
  }

  double bytes() {
    return median(Load.Result::bytes);
  }

  List<Double> rates() {
    return runs.stream().map(Load.Result::perSecond).toList();
  }

  long failures() {
    return failures;
  }

  /** The first failure, or null. */
  String failure() {
    return failure;
  }

  private double median(ToDoubleFunction<Load.Result> part) {
    return Stats.median(runs.stream().mapToDouble(part).toArray());
  }
}
