package org.alliance.portal.notifications.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.LetterKinds;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A bundle with letters of two kinds. */
public final class Letters {
  /** A letter that everybody must get. */
  public static final LetterKind INVITATION =
      new LetterKind("demo-invitation", List.of("name", "link"), List.of("link"), false);

  /** A letter that a person may not want. */
  public static final LetterKind NEWS =
      new LetterKind("demo-news", List.of("name", "link"), List.of(), true);

  private static final Map<String, String> FILES =
      Map.of(
          "demo-invitation_en", "Welcome, {name}\n\nDear {name},\n\nhere you go:\n\n{link}\n",
          "demo-invitation_fr", "Bienvenue, {name}\r\n\r\nBonjour {name},\r\n\r\n{link}\r\n",
          "demo-news_en", "News\n\nDear {name},\n\nsomething new.\n",
          "demo-news_fr", "Nouvelles\n\nBonjour {name},\n\ndu nouveau.\n");

  private Letters() {}

  /** A registry with these kinds, whose texts are the ones of above. */
  public static Kinds kinds(LetterKind... kinds) {
    return kinds(FILES, kinds);
  }

  /** A registry with these kinds and texts, by kind and language. */
  public static Kinds kinds(Map<String, String> files, LetterKind... kinds) {
    Kinds registry = new Kinds();
    registry.add(contribution(kinds), reference(files, 1));
    return registry;
  }

  static LetterKinds contribution(LetterKind... kinds) {
    return () -> List.of(kinds);
  }

  /** A service reference whose bundle holds these files. */
  @SuppressWarnings("unchecked")
  static ServiceReference<LetterKinds> reference(Map<String, String> files, int order) {
    Path folder = written(files);
    Bundle bundle =
        (Bundle)
            Proxy.newProxyInstance(
                Letters.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, args) ->
                    switch (method.getName()) {
                      case "getSymbolicName" -> "org.alliance.portal.demo";
                      case "getEntry" -> {
                        Path file = folder.resolve(Path.of((String) args[0]).getFileName());
                        yield Files.exists(file) ? file.toUri().toURL() : null;
                      }
                      default -> null;
                    });
    return (ServiceReference<LetterKinds>)
        Proxy.newProxyInstance(
            Letters.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getBundle" -> bundle;
                  case "hashCode" -> order;
                  case "equals" -> proxy == args[0];
                  case "compareTo" -> Integer.compare(order, args[0].hashCode());
                  default -> null;
                });
  }

  private static Path written(Map<String, String> files) {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "letters");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(
            folder.resolve(file.getKey() + ".txt"), file.getValue(), StandardCharsets.UTF_8);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A letter to somebody. */
  public static Letter letter(String kind, String key, Id account, Map<String, String> more) {
    Map<String, String> values =
        new HashMap<>(Map.of("name", "Zoë", "link", "https://portal.example/en/x/secret"));
    values.putAll(more);
    return new Letter(kind, key, "zoe@example.org", account, "en", values);
  }
}
