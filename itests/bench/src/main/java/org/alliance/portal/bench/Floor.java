package org.alliance.portal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The process with the floors, with the portal's own kind of Java machine and its settings. */
final class Floor {
  private static final int START_SECONDS = 30;
  private final Child child;
  private final int port;

  private Floor(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param java the portal's program
   * @param bytes folder whose files are answered
   * @param index the portal's own index
   */
  static Floor start(String java, Path bytes, Path index, Databases.Address database, int port)
      throws IOException {
    Child child =
        Child.start(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xms128m",
                "-Xmx384m",
                "-Dderby.storage.pageCacheSize=4000",
                "-Dderby.stream.error.file=" + bytes.resolveSibling("floor-derby.log"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                FloorServer.class.getName(),
                String.valueOf(port),
                bytes.toString(),
                index.toString(),
                database.url(),
                database.user()),
            Map.of("FLOOR_PASSWORD", database.password()),
            bytes.resolveSibling("floor.out"));
    byte[] probe = Requests.get(port, "/none", Map.of("Connection", "close"));
    child.await(
        "the floor answered",
        START_SECONDS,
        () -> {
          try {
            return HttpConnection.once(port, probe).status() == 404;
          } catch (IOException e) {
            return false;
          }
        });
    return new Floor(child, port);
  }

  int port() {
    return port;
  }

  ProcessHandle java() {
    return child.process().toHandle();
  }

  void stop() {
    child.stop();
  }
}
