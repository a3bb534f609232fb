package org.alliance.portal.endpoints.internal.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.alliance.portal.api.platform.Routes;
import org.alliance.portal.endpoints.internal.cxf.BundleBus;
import org.alliance.portal.endpoints.internal.cxf.DefaultBus;
import org.alliance.portal.endpoints.internal.cxf.Doors;
import org.alliance.portal.endpoints.internal.pipeline.CurrentRequestImpl;
import org.alliance.portal.endpoints.internal.pipeline.Traces;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what bundles contribute and takes it back.
 *
 * <p>Publishing runs on a thread of its own: the service that appears may need one of ours, and the
 * bundle that starts should not wait for CXF. Taking back runs on the thread that stops the
 * service, because the service must not go before its requests have ended.
 */
@Component(
    service = {Contributions.class, Router.class, Routes.class, HealthCheck.class},
    immediate = true)
public final class Contributions
    implements Router,
        Routes,
        HealthCheck,
        SynchronousBundleListener,
        ServiceTrackerCustomizer<Object, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);
  private static final String SOAP_PATH = "portal.soap.path";
  private static final String FILTER = "(|(osgi.jaxrs.resource=true)(" + SOAP_PATH + "=*))";
  private static final long PATIENCE = 2_000;
  private static final long HURRY = 100;
  private static final long SETTLED = 30_000;

  private final BundleContext context;
  private final Doors doors;
  private final DefaultBus defaultBus = new DefaultBus();
  private final ExecutorService publisher;
  private final ServiceTracker<Object, Object> tracker;
  private final Object lock = new Object();
  private final Map<Long, Contribution> contributions = new TreeMap<>();
  private final Map<Long, BundleBus> buses = new HashMap<>();
  private final Map<String, Target> ghosts = new LinkedHashMap<>();
  private final Map<Long, String> failures = new TreeMap<>();
  private final Set<Long> uninstalled = new HashSet<>();
  private final Set<String> reported = new HashSet<>();
  private int holds;
  private volatile boolean closing;
  private volatile RouteTable table = new RouteTable(List.of(), List.of());

  /** Starts to follow the bundles. */
  @Activate
  public Contributions(BundleContext context, @Reference CurrentRequestImpl requests)
      throws InvalidSyntaxException {
    this.context = context;
    this.doors = new Doors(requests);
    this.publisher =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "portal-endpoints");
              thread.setDaemon(true);
              return thread;
            });
    this.tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(FILTER), this);
    context.addBundleListener(this);
    tracker.open();
  }

  @Deactivate
  void close() {
    closing = true;
    context.removeBundleListener(this);
    tracker.close();
    publisher.shutdownNow();
    defaultBus.close();
  }

  @Override
  public Match match(String method, String path) {
    return table.match(method, path);
  }

  @Override
  public boolean mayReturn(Target ghost) {
    Bundle bundle = context.getBundle(ghost.ghost().bundle());
    if (bundle == null || bundle.getState() != Bundle.ACTIVE) {
      return true;
    }
    long updated = bundle.getLastModified();
    return updated < ghost.ghost().since() || System.currentTimeMillis() - updated < SETTLED;
  }

  /** Bundles that contribute REST resources or pages now, in order of their names. */
  public Collection<Bundle> contributors() {
    Map<String, Bundle> bundles = new TreeMap<>();
    synchronized (lock) {
      contributions.values().forEach(c -> bundles.put(c.bundle().getSymbolicName(), c.bundle()));
    }
    return bundles.values();
  }

  @Override
  public Object addingService(ServiceReference<Object> reference) {
    Pending pending = new Pending(reference);
    publisher.execute(() -> publish(pending));
    return pending;
  }

  @Override
  public void modifiedService(ServiceReference<Object> reference, Object pending) {
    // The properties that matter do not change while a component is active.
  }

  @Override
  public void removedService(ServiceReference<Object> reference, Object pending) {
    withdraw((Pending) pending);
  }

  private void publish(Pending pending) {
    Bundle bundle = pending.reference.getBundle();
    if (bundle == null || pending.gone || closing) {
      return;
    }
    Object service = null;
    Contribution contribution = null;
    boolean wanted = false;
    try {
      service = context.getService(pending.reference);
      if (service == null) {
        failed(pending, bundle, "the service cannot be had");
        return;
      }
      contribution = new Contribution(pending.id, bundle, server(bundle, pending, service));
      wanted = enlist(pending, contribution);
    } catch (RuntimeException | LinkageError e) {
      failed(pending, bundle, Traces.of(e));
    } finally {
      if (!wanted) {
        release(pending, bundle, contribution, service != null);
      }
    }
  }

  private Server server(Bundle bundle, Pending pending, Object service) {
    BundleBus bus = bus(bundle);
    return pending.reference.getProperty(SOAP_PATH) instanceof String path
        ? bus.soap(pending.id, path, service)
        : bus.rest(pending.id, service);
  }

  private boolean enlist(Pending pending, Contribution contribution) {
    synchronized (lock) {
      if (pending.gone) {
        return false;
      }
      failures.remove(pending.id);
      contributions.put(pending.id, contribution);
      rebuild();
      return true;
    }
  }

  private void release(Pending pending, Bundle bundle, Contribution contribution, boolean had) {
    if (contribution != null) {
      contribution.server().close();
    }
    if (had) {
      context.ungetService(pending.reference);
    }
    releaseBus(bundle.getBundleId());
  }

  private void failed(Pending pending, Bundle bundle, String reason) {
    if (!pending.gone && !closing && bundle.getState() != Bundle.STOPPING) {
      LOG.error("{} contributes what cannot be published: {}", bundle, reason);
      synchronized (lock) {
        failures.put(pending.id, bundle.getSymbolicName());
      }
    }
  }

  private void withdraw(Pending pending) {
    Contribution contribution;
    synchronized (lock) {
      // Whoever is publishing it sees this and takes it back without being waited for.
      pending.gone = true;
      failures.remove(pending.id);
      contribution = contributions.remove(pending.id);
      if (contribution == null) {
        return;
      }
      haunt(contribution);
      rebuild();
    }
    int left = contribution.drain(stopping() ? HURRY : PATIENCE);
    if (left > 0) {
      LOG.warn("{} leaves while {} requests are still in it", contribution.bundle(), left);
    }
    release(pending, contribution.bundle(), contribution, true);
  }

  private boolean stopping() {
    Bundle system = context.getBundle(0);
    return closing || system == null || system.getState() == Bundle.STOPPING;
  }

  /** Its addresses answer 503 until they come back or are known to be gone for good. */
  private void haunt(Contribution contribution) {
    Target.Ghost ghost =
        new Target.Ghost(contribution.bundle().getBundleId(), System.currentTimeMillis());
    for (Claim claim : contribution.server().claims()) {
      ghosts.put(claim.method() + claim.template(), new Target(claim, null, ghost));
    }
    if (holds == 0 && contribution.bundle().getState() == Bundle.UNINSTALLED) {
      lay(contribution.bundle().getBundleId());
    }
  }

  private void lay(long bundle) {
    ghosts.values().removeIf(target -> target.ghost().bundle() == bundle);
  }

  private void rebuild() {
    RouteTable next = new RouteTable(contributions.values(), ghosts.values());
    for (Target target : next.targets()) {
      if (target.contribution() != null) {
        ghosts.remove(target.claim().method() + target.claim().template());
      }
    }
    Set<String> now = new HashSet<>();
    for (RouteTable.Refused refused : next.refused()) {
      String line = told(refused);
      now.add(line);
      if (reported.add(line)) {
        LOG.error("Refused: {}", line);
      }
    }
    reported.retainAll(now);
    table = next;
  }

  private static String told(RouteTable.Refused refused) {
    return refused.claim().method()
        + " "
        + refused.claim().template()
        + " of "
        + refused.contribution().bundle().getSymbolicName()
        + " is already answered by "
        + refused.owner().bundle().getSymbolicName();
  }

  private BundleBus bus(Bundle bundle) {
    synchronized (buses) {
      return buses.computeIfAbsent(
          bundle.getBundleId(),
          id -> new BundleBus(bundle, bundle.adapt(BundleWiring.class).getClassLoader(), doors));
    }
  }

  private void releaseBus(long bundle) {
    BundleBus unused = null;
    synchronized (buses) {
      BundleBus bus = buses.get(bundle);
      if (bus != null && bus.unused()) {
        unused = buses.remove(bundle);
      }
    }
    if (unused != null) {
      unused.close();
    }
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() != BundleEvent.UNINSTALLED) {
      return;
    }
    synchronized (lock) {
      long id = event.getBundle().getBundleId();
      if (holds > 0) {
        uninstalled.add(id);
      } else {
        lay(id);
        rebuild();
      }
    }
  }

  @Override
  public List<Route> all() {
    List<Route> routes = new ArrayList<>();
    synchronized (lock) {
      for (Contribution contribution : contributions.values()) {
        routes.addAll(contribution.server().routes(contribution.bundle().getSymbolicName()));
      }
    }
    return routes;
  }

  @Override
  public Hold holdDuringUpdate() {
    synchronized (lock) {
      holds++;
    }
    boolean[] open = {true};
    return () -> {
      synchronized (lock) {
        if (open[0]) {
          open[0] = false;
          release();
        }
      }
    };
  }

  private void release() {
    holds--;
    if (holds == 0) {
      uninstalled.forEach(this::lay);
      uninstalled.clear();
      rebuild();
    }
  }

  @Override
  public String id() {
    return "routes";
  }

  @Override
  public Health check() {
    synchronized (lock) {
      if (!reported.isEmpty()) {
        return Health.degraded(String.join("; ", reported));
      }
      if (!failures.isEmpty()) {
        return Health.degraded(
            "Contributions of "
                + new java.util.TreeSet<>(failures.values())
                + " could not be published, see the log");
      }
      return Health.up(contributions.size() + " contributions");
    }
  }

  private static final class Pending {
    private final ServiceReference<Object> reference;
    private final long id;
    private volatile boolean gone;

    Pending(ServiceReference<Object> reference) {
      this.reference = reference;
      this.id = (Long) reference.getProperty(Constants.SERVICE_ID);
    }
  }
}
