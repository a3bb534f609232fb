package org.alliance.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;

/**
 * The table {@code permissions.csv} of a room against the addresses of its classes, so that an
 * address without a row fails the build of its room. What everybody gets there, and whether a row
 * has an address, is tested on the running portal.
 */
public final class PermissionRows {
  private static final String TABLE = "/permissions.csv";
  private static final String HEADER =
      "method;template;call;body;anonymous;member;editor;owner;moderator;admin;client";

  private PermissionRows() {}

  /**
   * Fails when an address of the room has no row; SOAP operations are looked at on the portal only.
   *
   * @param anchor any class of the room
   */
  public static void check(Class<?> anchor) {
    assertThat(rows(anchor)).as("rows of permissions.csv").containsAll(addresses(anchor));
  }

  private static Set<String> rows(Class<?> anchor) {
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(anchor.getResource(TABLE).toURI()));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    assertThat(lines).first().isEqualTo(HEADER);
    int columns = HEADER.split(";").length;
    assertThat(lines).allSatisfy(line -> assertThat(line.split(";", -1)).hasSize(columns));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(";"))
        .map(cells -> cells[0] + " " + cells[1])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> addresses(Class<?> anchor) {
    Set<String> addresses = new TreeSet<>();
    for (Class<?> type : classes(anchor)) {
      javax.ws.rs.Path path = type.getAnnotation(javax.ws.rs.Path.class);
      if (path != null) {
        for (Method method : type.getMethods()) {
          verb(method).ifPresent(verb -> addresses.add(verb + " " + address(path, method)));
        }
      }
    }
    return addresses;
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String address(javax.ws.rs.Path type, Method method) {
    javax.ws.rs.Path more = method.getAnnotation(javax.ws.rs.Path.class);
    String all = "/" + type.value() + "/" + (more == null ? "" : more.value());
    String clean = all.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    return clean.isEmpty() ? "/" : clean;
  }

  /** The classes that the build of the room has just made. */
  private static List<Class<?>> classes(Class<?> anchor) {
    try {
      Path root = Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(name -> name.endsWith(".class"))
            .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
            .<Class<?>>map(name -> load(anchor, name))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(Class<?> anchor, String name) {
    try {
      return Class.forName(name, false, anchor.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
