package org.alliance.portal.admin.internal.features;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.alliance.portal.api.platform.Routes;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Looks at bundles, their components and the routing table; keeps nothing of them. */
final class RunningPresence implements Presence {
  private static final long SHORTEST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 200;
  private static final long GIVE_UP_ON_FAILED_MILLIS = 1_000;

  /** Whatever changes meanwhile, so many times the patience is the end of it. */
  private static final int MOST_PATIENCES = 6;

  private static final String FAILED = "!";

  private final BundleContext context;
  private final ServiceComponentRuntime components;
  private final Routes routes;
  private final long patienceMillis;

  RunningPresence(
      BundleContext context,
      ServiceComponentRuntime components,
      Routes routes,
      long patienceMillis) {
    this.context = context;
    this.components = components;
    this.routes = routes;
    this.patienceMillis = patienceMillis;
  }

  @Override
  public String awaitLive(Set<String> bundles) {
    return await(() -> look(bundles));
  }

  @Override
  public String awaitGone(Set<String> bundles) {
    return await(() -> left(bundles));
  }

  @Override
  public String problem(Set<String> bundles) {
    return clean(look(bundles));
  }

  private static String clean(String problem) {
    return problem != null && problem.startsWith(FAILED) ? problem.substring(1) : problem;
  }

  private String await(Supplier<String> look) {
    return await(look, patienceMillis);
  }

  /**
   * Waits until nothing is missing, as long as what is missing changes within the patience: on a
   * busy machine everything comes, but late.
   */
  static String await(Supplier<String> look, long patienceMillis) {
    long start = System.nanoTime();
    long changed = start;
    String before = null;
    while (true) {
      String problem = look.get();
      long now = System.nanoTime();
      if (problem == null) {
        return null;
      }
      if (!problem.equals(before)) {
        before = problem;
        changed = now;
      }
      long patience =
          problem.startsWith(FAILED)
              ? Math.min(GIVE_UP_ON_FAILED_MILLIS, patienceMillis)
              : patienceMillis;
      long total = TimeUnit.NANOSECONDS.toMillis(now - start);
      if (TimeUnit.NANOSECONDS.toMillis(now - changed) > patience
          || total > MOST_PATIENCES * patienceMillis) {
        return clean(problem);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(pause(total));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return clean(problem);
      }
    }
  }

  /** A look takes its time from what is waited for: while much is missing, looks are rare. */
  private static long pause(long waitedMillis) {
    return Math.min(LONGEST_PAUSE_MILLIS, SHORTEST_PAUSE_MILLIS + waitedMillis / 10);
  }

  private String left(Set<String> bundles) {
    for (Bundle bundle : context.getBundles()) {
      if (bundles.contains(bundle.getSymbolicName())) {
        return bundle.getSymbolicName();
      }
    }
    return addresses(bundles).stream().findFirst().map(Routes.Route::template).orElse(null);
  }

  /** The first problem; starts with {@link #FAILED} when waiting hardly helps. */
  private String look(Set<String> names) {
    Set<String> missing = new TreeSet<>(names);
    List<Bundle> found = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (missing.remove(bundle.getSymbolicName())) {
        found.add(bundle);
      }
    }
    if (!missing.isEmpty()) {
      return missing.iterator().next() + " is not there";
    }
    for (Bundle bundle : found) {
      String problem = bundle(bundle);
      if (problem != null) {
        return problem;
      }
    }
    Set<String> answered =
        addresses(names).stream()
            .map(route -> route.method() + " " + route.template())
            .collect(Collectors.toSet());
    for (Bundle bundle : found) {
      String problem = doors(bundle, answered);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private String bundle(Bundle bundle) {
    boolean fragment =
        (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    boolean lazy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
    boolean fine =
        bundle.getState() == Bundle.ACTIVE
            || lazy && bundle.getState() == Bundle.STARTING
            || fragment && bundle.getState() == Bundle.RESOLVED;
    if (!fine) {
      return bundle.getSymbolicName() + " does not start";
    }
    Collection<ComponentDescriptionDTO> all = components.getComponentDescriptionDTOs(bundle);
    if (all.isEmpty() && bundle.getHeaders("").get("Service-Component") != null) {
      return bundle.getSymbolicName() + " has not started its components";
    }
    for (ComponentDescriptionDTO component : all) {
      for (ComponentConfigurationDTO state : components.getComponentConfigurationDTOs(component)) {
        if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          return FAILED + component.name + " fails: " + firstLine(state.failure);
        }
        if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
          return component.name + " waits for " + waitsFor(component, state);
        }
      }
    }
    return null;
  }

  private static String firstLine(String text) {
    return text == null ? "" : text.lines().findFirst().orElse("");
  }

  private static String waitsFor(
      ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
    Set<String> names =
        Arrays.stream(state.unsatisfiedReferences)
            .map(reference -> reference.name)
            .collect(Collectors.toSet());
    return Arrays.stream(component.references)
        .filter(reference -> names.contains(reference.name))
        .map(
            reference ->
                reference.interfaceName + (reference.target == null ? "" : " " + reference.target))
        .collect(Collectors.joining(", "));
  }

  private String doors(Bundle bundle, Set<String> answered) {
    for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
      if (String.valueOf(component.properties.get("osgi.jaxrs.resource")).equals("true")) {
        for (String expected : expected(bundle, component.implementationClass)) {
          if (!answered.contains(expected)) {
            return expected + " is not answered";
          }
        }
      }
      Object soap = component.properties.get("portal.soap.path");
      if (soap != null
          && answered.stream()
              .noneMatch(route -> route.startsWith("SOAP ") && route.contains(soap.toString()))) {
        return "SOAP " + soap + " is not answered";
      }
    }
    return null;
  }

  private static Set<String> expected(Bundle bundle, String name) {
    Set<String> expected = new HashSet<>();
    try {
      Class<?> type = bundle.loadClass(name);
      Path base = type.getAnnotation(Path.class);
      for (Method method : base == null ? new Method[0] : type.getMethods()) {
        String verb = verb(method);
        if (verb != null) {
          Path path = method.getAnnotation(Path.class);
          expected.add(verb + " " + join(base.value(), path == null ? "" : path.value()));
        }
      }
    } catch (ClassNotFoundException | LinkageError | IllegalStateException e) {
      return Set.of();
    }
    return expected;
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(java.util.Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst()
        .orElse(null);
  }

  private static String join(String base, String path) {
    String all = ("/" + base + "/" + path).replaceAll("/{2,}", "/");
    return all.length() > 1 && all.endsWith("/") ? all.substring(0, all.length() - 1) : all;
  }

  @Override
  public List<Routes.Route> addresses(Set<String> bundles) {
    return routes.all().stream().filter(route -> bundles.contains(route.bundle())).toList();
  }

  @Override
  public Routes.Hold hold() {
    return routes.holdDuringUpdate();
  }
}
