package org.alliance.portal.notifications.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.LetterKinds;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kinds of letter that bundles bring at the moment, with the texts they ship. */
@Component(service = Kinds.class)
public final class Kinds {
  /** Language of a text that must be there. */
  public static final String FALLBACK = "en";

  private static final Logger LOG = LoggerFactory.getLogger(Kinds.class);
  private static final String FOLDER = "OSGI-INF/letters/";

  /** Languages that a kind has texts in. */
  public static final List<String> LANGUAGES = List.of("en", "fr");

  /**
   * A kind of letter.
   *
   * @param kind what its feature says of it
   * @param contributor whose texts name it; null in tests
   * @param group short name of the contributor
   * @param texts what is shipped, by language
   * @param problem why no letter of it can be written; null when all is well
   */
  public record Entry(
      LetterKind kind,
      Bundle contributor,
      String group,
      Map<String, LetterText> texts,
      String problem) {

    /** The language in which somebody is written to who reads this one. */
    String written(String lang) {
      return texts.containsKey(lang) ? lang : FALLBACK;
    }
  }

  private final Map<ServiceReference<LetterKinds>, List<Entry>> contributed = new TreeMap<>();
  private volatile Map<String, Entry> live = Map.of();

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  public void add(LetterKinds kinds, ServiceReference<LetterKinds> reference) {
    Bundle bundle = reference.getBundle();
    try {
      List<Entry> entries =
          kinds.kinds().stream().map(kind -> entry(kind, bundle, bundle::getEntry)).toList();
      synchronized (contributed) {
        contributed.put(reference, entries);
        refresh();
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Letters of {} are left out: {}", bundle.getSymbolicName(), e.toString());
    }
  }

  public void remove(ServiceReference<LetterKinds> reference) {
    synchronized (contributed) {
      contributed.remove(reference);
      refresh();
    }
  }

  private void refresh() {
    Map<String, Entry> now = new HashMap<>();
    for (Entry entry : contributed.values().stream().flatMap(List::stream).toList()) {
      if (now.putIfAbsent(entry.kind().id(), entry) != null) {
        LOG.error("Two bundles bring the letter {}; one is left out", entry.kind().id());
      }
    }
    live = Map.copyOf(now);
  }

  private static Entry entry(LetterKind kind, Bundle bundle, Function<String, URL> files) {
    String name = bundle.getSymbolicName();
    Entry entry = read(kind, bundle, name.substring(name.lastIndexOf("portal.") + 7), files);
    if (entry.problem() != null) {
      LOG.error("The letter {} cannot be sent: {}", kind.id(), entry.problem());
    }
    return entry;
  }

  private static Entry read(
      LetterKind kind, Bundle bundle, String group, Function<String, URL> files) {
    Map<String, LetterText> texts = new HashMap<>();
    String problem = null;
    for (String lang : LANGUAGES) {
      String file = FOLDER + kind.id() + "_" + lang + ".txt";
      URL url = files.apply(file);
      try {
        if (url == null) {
          throw new IllegalArgumentException("there is no such file");
        }
        LetterText text;
        try (InputStream in = url.openStream()) {
          text = LetterText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        String wrong = misfit(kind, text);
        if (wrong != null) {
          throw new IllegalArgumentException(wrong);
        }
        texts.put(lang, text);
      } catch (IOException | IllegalArgumentException e) {
        problem = file + ": " + e.getMessage();
      }
    }
    return new Entry(kind, bundle, group, Map.copyOf(texts), problem);
  }

  /** Why a text cannot be used for a kind; null when it can. */
  static String misfit(LetterKind kind, LetterText text) {
    if (!text.missing(kind).isEmpty()) {
      return "it must use each of " + kind.required();
    }
    Set<String> unknown = text.unknown(kind);
    return unknown.isEmpty() ? null : "it uses " + unknown + ", which no letter has";
  }

  /** A kind that somebody brings at the moment. */
  public Optional<Entry> find(String id) {
    return Optional.ofNullable(live.get(id));
  }

  /** Every kind, by contributor and id. */
  public Collection<Entry> all() {
    return live.values().stream()
        .sorted(Comparator.comparing(Entry::group).thenComparing(entry -> entry.kind().id()))
        .toList();
  }
}
