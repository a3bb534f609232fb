package org.alliance.portal.web.internal.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.platform.DoorCheck;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.Tab;
import org.alliance.portal.api.web.View;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cards and tabs that bundles contribute. Each is made by its own bundle within a time limit; one
 * that fails or is late is left out.
 */
@Component(service = Fragments.class)
public final class Fragments {
  private static final Logger LOG = LoggerFactory.getLogger(Fragments.class);
  private static final int THREADS = 8;
  private static final int WAITING = 64;
  private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** The first time a bundle's classes are loaded and its templates read. */
  private static final long FIRST_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** Renders a view with what its bundle ships. */
  public interface Renderer {
    String render(Bundle contributor, View view);
  }

  private record Contributed<T>(
      T service, String id, int order, String action, Bundle bundle, AtomicBoolean tried) {

    /** Until when it may take that starts now. */
    long deadline() {
      return System.nanoTime() + (tried.getAndSet(true) ? LIMIT_NANOS : FIRST_LIMIT_NANOS);
    }
  }

  private final Access access;
  private final DoorCheck door;
  private final Map<ServiceReference<?>, Contributed<HomeCard>> cards = new ConcurrentHashMap<>();
  private final Map<ServiceReference<?>, Contributed<Tab>> tabs = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads;

  @Activate
  public Fragments(@Reference Access access, @Reference DoorCheck door) {
    this.access = access;
    this.door = door;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "portal-fragment");
              thread.setDaemon(true);
              thread.setContextClassLoader(Fragments.class.getClassLoader());
              return thread;
            });
    // Made here and not in a request: a thread remembers whose code was running when it was made.
    threads.prestartAllCoreThreads();
  }

  @Deactivate
  void stop() {
    threads.shutdownNow();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeCard")
  void addCard(HomeCard card, ServiceReference<HomeCard> reference) {
    cards.put(
        reference,
        new Contributed<>(
            card,
            card.id(),
            card.order(),
            card.action(),
            reference.getBundle(),
            new AtomicBoolean()));
  }

  void removeCard(ServiceReference<HomeCard> reference) {
    cards.remove(reference);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "removeTab")
  void addTab(Tab tab, ServiceReference<Tab> reference) {
    tabs.put(
        reference,
        new Contributed<>(
            tab, tab.id(), tab.order(), tab.action(), reference.getBundle(), new AtomicBoolean()));
  }

  void removeTab(ServiceReference<Tab> reference) {
    tabs.remove(reference);
  }

  /** The cards for the current principal, rendered; all are made at the same time. */
  public List<String> cards(String language, Renderer renderer) {
    List<Future<Optional<String>>> made = new ArrayList<>();
    List<Long> deadlines = new ArrayList<>();
    List<Contributed<HomeCard>> shown =
        cards.values().stream()
            .filter(card -> allowed(card.action()))
            .sorted(
                Comparator.comparingInt((Contributed<HomeCard> c) -> c.order())
                    .thenComparing(Contributed::id))
            .toList();
    for (Contributed<HomeCard> card : shown) {
      deadlines.add(card.deadline());
      made.add(
          start(
              () ->
                  card.service().card(language).map(view -> renderer.render(card.bundle(), view))));
    }
    List<String> html = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      result(made.get(i), "card " + shown.get(i).id(), deadlines.get(i)).ifPresent(html::add);
    }
    return html;
  }

  /** A tab's name. */
  public record Named(String id, Bundle contributor, String textKey) {}

  /** The tabs on a thing's page for the current principal. */
  public List<Named> tabs(String type) {
    return tabs.values().stream()
        .filter(tab -> tab.service().on().equals(type) && allowed(tab.action()))
        .sorted(
            Comparator.comparingInt((Contributed<Tab> t) -> t.order())
                .thenComparing(Contributed::id))
        .map(tab -> new Named(tab.id(), tab.bundle(), tab.service().textKey()))
        .toList();
  }

  /** One tab, rendered; empty when there is none, it failed or it was late. */
  public Optional<String> tab(EntityRef ref, String id, String language, Renderer renderer) {
    return tabs.values().stream()
        .filter(tab -> tab.service().on().equals(ref.type()) && tab.id().equals(id))
        .filter(tab -> allowed(tab.action()))
        .findFirst()
        .flatMap(
            tab ->
                result(
                    start(
                        () ->
                            Optional.ofNullable(tab.service().tab(ref, language))
                                .map(view -> renderer.render(tab.bundle(), view))),
                    "tab " + id,
                    tab.deadline()));
  }

  private boolean allowed(String action) {
    try {
      door.require(action);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private Future<Optional<String>> start(Callable<Optional<String>> work) {
    Principal principal = access.principal();
    try {
      return threads.submit(() -> access.as(principal, () -> unchecked(work)));
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  private static Optional<String> unchecked(Callable<Optional<String>> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> result(
      Future<Optional<String>> made, String what, long deadline) {
    if (made == null) {
      LOG.warn("The {} was left out: too many are being made", what);
      return Optional.empty();
    }
    try {
      return made.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // Not interrupted: it may be inside the database, which would take it for a fault.
      made.cancel(false);
      LOG.warn("The {} was left out: it was late", what);
    } catch (ExecutionException e) {
      LOG.warn("The {} was left out: {}", what, e.getCause().toString());
    } catch (InterruptedException e) {
      made.cancel(false);
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
