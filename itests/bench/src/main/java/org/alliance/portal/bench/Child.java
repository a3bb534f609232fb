package org.alliance.portal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process in a process group of its own, so that nothing of it outlives the bench. */
final class Child {
  private static final Set<Child> RUNNING = ConcurrentHashMap.newKeySet();
  private static final int STOP_SECONDS = 40;
  private static final long POLL_NANOS = 20_000_000;

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Child start(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    List<String> grouped = new java.util.ArrayList<>(List.of("setsid"));
    grouped.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(grouped)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Child child = new Child(builder.start(), output);
    RUNNING.add(child);
    return child;
  }

  /** Ends whatever still runs; for the end of the bench, however it comes. */
  static void killAll() {
    RUNNING.forEach(Child::kill);
  }

  Process process() {
    return process;
  }

  /** What it printed so far. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "(its output cannot be read)";
    }
  }

  /** Waits for something, as long as the process lives. */
  void await(String what, int seconds, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new BenchException("The process ended before " + what + ":\n" + output());
      }
      if (System.nanoTime() > deadline) {
        throw new BenchException("Not within " + seconds + " s: " + what + "\n" + output());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /**
   * Asks it to end, as Ctrl-C does, and waits for it.
   *
   * @return whether it ended by itself
   */
  boolean stop() {
    process.destroy();
    try {
      boolean ended = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
      kill();
      return ended;
    } catch (InterruptedException e) {
      kill();
      throw new BenchException("Interrupted", e);
    }
  }

  private void kill() {
    RUNNING.remove(this);
    try {
      new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
