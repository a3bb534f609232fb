package org.alliance.portal.search.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alliance.portal.api.search.Searchable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be found at the moment. Of two that bring the same type the first counts. */
@Component(service = Searchables.class)
public final class Searchables {
  private static final Logger LOG = LoggerFactory.getLogger(Searchables.class);

  /** Is told of types that come and go. */
  public interface Listener {
    /** Things of this type can be found now. */
    void arrived(String type);

    /** Things of this type can be found no more. */
    void left(String type);
  }

  /**
   * Things of one type.
   *
   * @param searchable the contribution
   * @param contributor whose texts name it; null in tests
   * @param type its type, asked for once
   * @param action its action
   * @param facets its facets by name, in its own order
   */
  public record Entry(
      Searchable searchable,
      Bundle contributor,
      String type,
      String action,
      Map<String, Searchable.Facet> facets) {}

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<ServiceReference<Searchable>, Entry> contributed = new TreeMap<>();
  private volatile Map<String, Entry> live = Map.of();

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  public void add(Searchable searchable, ServiceReference<Searchable> reference) {
    try {
      Map<String, Searchable.Facet> facets = new LinkedHashMap<>();
      searchable.facets().forEach(facet -> facets.put(facet.name(), facet));
      Entry entry =
          new Entry(
              searchable,
              reference.getBundle(),
              searchable.type(),
              searchable.action(),
              Collections.unmodifiableMap(facets));
      change(() -> contributed.put(reference, entry));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("A searchable is left out: {}", e.toString());
    }
  }

  public void remove(ServiceReference<Searchable> reference) {
    change(() -> contributed.remove(reference));
  }

  private void change(Runnable work) {
    Map<String, Entry> before;
    Map<String, Entry> now = new HashMap<>();
    synchronized (contributed) {
      before = live;
      work.run();
      List<ServiceReference<Searchable>> oldest = new ArrayList<>(contributed.keySet());
      // References sort by ranking, and then the one that came first is the greater.
      for (int i = oldest.size() - 1; i >= 0; i--) {
        Entry entry = contributed.get(oldest.get(i));
        if (now.putIfAbsent(entry.type(), entry) != null) {
          LOG.warn("Two bundles bring things of type {}; one is left out", entry.type());
        }
      }
      live = Map.copyOf(now);
    }
    before.forEach(
        (type, entry) -> {
          if (now.get(type) != entry) {
            listeners.forEach(listener -> listener.left(type));
          }
        });
    now.forEach(
        (type, entry) -> {
          if (before.get(type) != entry) {
            listeners.forEach(listener -> listener.arrived(type));
          }
        });
  }

  /** Adds a listener, and tells it what there is already. */
  public void listen(Listener listener) {
    listeners.add(listener);
    live.keySet().forEach(listener::arrived);
  }

  /** Tells it nothing more. */
  public void forget(Listener listener) {
    listeners.remove(listener);
  }

  /** What can be found now, by type. */
  public Map<String, Entry> live() {
    return live;
  }
}
