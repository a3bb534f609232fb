package org.alliance.portal.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The assembly that ships, running as a process of its own, as a user starts it. */
public final class RunningPortal implements AutoCloseable {
  public static final String PASSWORD = "the-tests-own-password";
  public static final String API_KEY = "the-tests-own-api-key-0123456789abcdef";
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static RunningPortal shared;

  private final Process process;
  private final Path data;
  private final Path output;
  private final int port;

  private RunningPortal(Process process, Path data, Path output, int port) {
    this.process = process;
    this.data = data;
    this.output = output;
    this.port = port;
  }

  /**
   * One portal with sample data, and a mail server, for all test classes of this run; stopped at
   * the end.
   */
  public static synchronized RunningPortal shared() {
    if (shared == null) {
      shared = start(freshFolder("shared"), Mailbox.shared().settings());
      RunningPortal portal = shared;
      Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
    }
    return shared;
  }

  /** Starts a portal on a free port and waits until it is healthy. */
  public static RunningPortal start(Path data, Map<String, String> settings) {
    try {
      int port = freePort();
      Path output = Files.createTempFile("portal-", ".out");
      ProcessBuilder builder =
          script(data, port, settings).redirectErrorStream(true).redirectOutput(output.toFile());
      RunningPortal portal = new RunningPortal(builder.start(), data, output, port);
      try {
        portal.waitUntilHealthy();
      } catch (RuntimeException | Error e) {
        // Nobody else knows of it: it would run on beside the tests that follow.
        portal.kill();
        throw e;
      }
      return portal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The start script with the tests' settings, not yet started. */
  public static ProcessBuilder script(Path data, int port, Map<String, String> settings) {
    ProcessBuilder builder =
        new ProcessBuilder(
            ROOT.resolve("portal").toString(),
            "run",
            "--no-build",
            "--port",
            String.valueOf(port),
            "--data",
            data.toString());
    Map<String, String> environment = new HashMap<>();
    environment.put("PORTAL_DEMO_PASSWORD", PASSWORD);
    environment.put("PORTAL_DEMO_API_KEY", API_KEY);
    environment.put("PORTAL_HTTP_HOST", "127.0.0.1");
    environment.putAll(settings);
    builder.environment().putAll(environment);
    return builder;
  }

  public static Path freshFolder(String name) {
    try {
      Path folder = Path.of("target", "portals", name).toAbsolutePath();
      if (Files.exists(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void waitUntilHealthy() {
    Client client = new Client(address());
    Wait.until(
        "the portal is healthy; it printed: " + output(),
        START_LIMIT,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("The portal stopped while starting:\n" + output());
          }
          return client.reaches("/health", 200);
        });
    Wait.until("the start script says so", START_LIMIT, () -> output().contains("Log: "));
    if (!Files.exists(data.resolve("first-admin-link.txt"))) {
      Wait.until(
          "the sample members are there",
          START_LIMIT,
          () ->
              new Client(address())
                      .withKey(API_KEY)
                      .get("/api/v1/profiles?limit=200")
                      .body()
                      .split("\"id\"")
                      .length
                  > 130);
    }
  }

  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  public int port() {
    return port;
  }

  public Path data() {
    return data;
  }

  public Process process() {
    return process;
  }

  /** What the start script printed so far. */
  public String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String log() {
    try {
      return Files.readString(data.resolve("log/portal.log"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command of the shell printed, and the status it ended with. */
  public record Answer(int status, String text) {}

  /** Runs one command through {@code ./portal console}, without a terminal. */
  public Answer console(String command) {
    return run(
        List.of(ROOT.resolve("portal").toString(), "console", "--data", data.toString(), command));
  }

  /** Runs a program to its end. */
  public static Answer run(List<String> command) {
    try {
      Path file = Files.createTempFile("run-", ".out");
      Process running =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(file.toFile())
              .start();
      if (!running.waitFor(60, TimeUnit.SECONDS)) {
        running.destroyForcibly();
        throw new AssertionError("No end within 60 s: " + command + "\n" + Files.readString(file));
      }
      return new Answer(running.exitValue(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops it as Ctrl-C does. */
  public int stop() {
    try {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("The portal did not stop within 30 s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills it, as a power cut would. */
  public void kill() {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Wait.until(
        "it is dead",
        Duration.ofSeconds(10),
        () -> !process.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
