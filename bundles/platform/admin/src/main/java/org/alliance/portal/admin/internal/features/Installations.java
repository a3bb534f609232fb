package org.alliance.portal.admin.internal.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.alliance.portal.api.platform.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs, updates and removes features, one at a time. Karaf is changed first, then probed, and
 * only what works is written down; after a crash in between the portal comes back as it was.
 */
final class Installations {
  /** So many times as long as usual a start waits for its features. */
  private static final int TURNS_AT_START = 6;

  private static final Logger LOG = LoggerFactory.getLogger(Installations.class);
  private static final String OURS = "org.alliance.portal.";

  /**
   * What was done.
   *
   * @param name the feature
   * @param version the version that is there now, or was
   * @param sha256 the file it came from; empty when it ships
   * @param update whether another version was replaced
   * @param millis until it was live, or gone
   * @param remark what else the admin should know; empty for nothing
   */
  record Done(
      String name, String version, String sha256, boolean update, long millis, String remark) {}

  private final Container container;
  private final Presence presence;
  private final PluginFolder folder;
  private final InstalledFile file;
  private final KarReader reader;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, String> failures = new TreeMap<>();
  private volatile String underWay = "";
  private volatile boolean ready;

  Installations(
      Container container,
      Presence presence,
      PluginFolder folder,
      InstalledFile file,
      KarReader reader) {
    this.container = container;
    this.presence = presence;
    this.folder = folder;
    this.file = file;
    this.reader = reader;
  }

  /** Whether Karaf has what is wanted, as far as possible, so that operations are accepted. */
  boolean ready() {
    return ready;
  }

  /** What could not be made as it is wanted, by feature. */
  Map<String, String> failures() {
    synchronized (failures) {
      return new TreeMap<>(failures);
    }
  }

  // --- Operations ---

  private interface Work {
    Done run(long start) throws IOException;
  }

  private Done exclusively(String what, Work work) {
    long start = System.nanoTime();
    if (!ready) {
      throw new Refused("starting", "");
    }
    if (!lock.tryLock()) {
      throw new Refused("busy", underWay);
    }
    try {
      underWay = what;
      return work.run(start);
    } catch (IOException e) {
      LOG.error("{} failed", what, e);
      throw new Refused("failed", e.toString());
    } finally {
      underWay = "";
      lock.unlock();
    }
  }

  /** Installs a feature that is not there. */
  Done install(Path archive) {
    return exclusively("install", start -> bring(archive, start, false, true, null));
  }

  /**
   * Replaces a feature by another version.
   *
   * @param expected the feature's name; null for any
   */
  Done update(Path archive, String expected) {
    return exclusively("update", start -> bring(archive, start, true, false, expected));
  }

  /** Installs a feature, or replaces it by another version. */
  Done bring(Path archive) {
    return exclusively("install", start -> bring(archive, start, true, true, null));
  }

  private Done bring(
      Path archive, long start, boolean mayUpdate, boolean mayInstall, String expected)
      throws IOException {
    try (Kar kar = reader.read(archive)) {
      try {
        return bring(kar, start, mayUpdate, mayInstall, expected);
      } catch (Refused e) {
        throw e.of(kar);
      }
    }
  }

  private Done bring(Kar kar, long start, boolean mayUpdate, boolean mayInstall, String expected)
      throws IOException {
    Installed before = file.read();
    String name = kar.name();
    if (expected != null && !expected.equals(name)) {
      throw new Refused("other-feature", name);
    }
    String there = container.installed().get(name);
    if (there == null && !mayInstall) {
      throw new Refused("not-installed", name);
    }
    if (there != null && kar.version().equals(there)) {
      throw new Refused("same-version", name + " " + there);
    }
    if (there != null && !mayUpdate) {
      throw new Refused("already", name + " " + there);
    }
    underWay = (there == null ? "install " : "update ") + name;
    Set<String> own = own(name, there);
    checkBundles(kar, own);
    folder.check(kar, others(before, name));
    return replace(kar, before, there, own, start);
  }

  private Done replace(Kar kar, Installed before, String there, Set<String> own, long start)
      throws IOException {
    String name = kar.name();
    Set<String> both = new HashSet<>(own);
    both.addAll(kar.bundles());
    Installed.FromKar former = before.kars().get(name);
    boolean ships = folder.ships(kar);
    String remark;
    try {
      if (!ships) {
        folder.publish(kar);
      }
      container.addFile(kar.address());
      container.tryOut(name, kar.version(), there != null);
    } catch (IOException | RuntimeException e) {
      forget(kar.address(), former, before);
      throw e;
    }
    try (Routes.Hold hold = there == null ? () -> {} : presence.hold()) {
      remark = replace(name, kar.version(), there, both, kar.bundles());
    } catch (Refused e) {
      forget(kar.address(), former, before);
      throw e;
    }
    long millis = since(start);
    Container.Shipped shipped = container.shipped().get(name);
    Installed after =
        ships
            ? before.asShipped(name)
            : before.with(
                name,
                new Installed.FromKar(
                    kar.version(),
                    kar.sha256(),
                    kar.address(),
                    shipped == null ? null : shipped.version()));
    file.write(after);
    if (former != null && !former.address().equals(kar.address())) {
      quietly("forget " + former.address(), () -> container.removeFile(former.address()));
    }
    sweep(after);
    settled(name);
    return new Done(name, kar.version(), kar.sha256(), there != null, millis, remark);
  }

  /** Installs, probes, and brings the former version back when the probe fails. */
  private String replace(
      String name, String version, String there, Set<String> both, Set<String> next) {
    String problem;
    Set<String> touched = Set.of();
    try {
      touched = container.install(name, version, there != null, both);
      problem = presence.awaitLive(next);
    } catch (Refused e) {
      problem = e.detail();
    }
    if (problem == null) {
      return remark(touched);
    }
    LOG.warn("Feature {} {} is taken back: {}", name, version, problem);
    try {
      if (there == null) {
        container.remove(name, both);
      } else {
        container.install(name, there, true, both);
        String still = presence.awaitLive(own(name, there));
        if (still != null) {
          throw new Refused("rollback-failed", problem + "; " + still);
        }
      }
    } catch (Refused e) {
      LOG.error("Feature {} could not be taken back: {}", name, e.getMessage());
      throw new Refused("rollback-failed", problem + "; " + e.detail());
    }
    throw new Refused(there == null ? "probe" : "probe-update", problem);
  }

  private static String remark(Set<String> touched) {
    return touched.isEmpty() ? "" : String.join(", ", new TreeSet<>(touched));
  }

  private void forget(String address, Installed.FromKar former, Installed before) {
    boolean used = former != null && former.address().equals(address);
    if (!used && !folder.shipped(address)) {
      quietly("forget " + address, () -> container.removeFile(address));
    }
    sweep(before);
  }

  /** Removes a feature; its data stays. */
  Done remove(String given) {
    String name = Names.brief(given);
    return exclusively(
        "remove " + name,
        start -> {
          Installed before = file.read();
          String there = container.installed().get(name);
          if (there == null) {
            throw new Refused("not-installed", name);
          }
          Set<String> own = own(name, there);
          Set<String> touched = container.remove(name, own);
          String left = presence.awaitGone(own);
          long millis = since(start);
          if (left != null) {
            throw new Refused("still-there", left);
          }
          Installed.FromKar former = before.kars().get(name);
          Installed after =
              container.shipped().containsKey(name) ? before.without(name) : before.asShipped(name);
          file.write(after);
          if (former != null) {
            quietly("forget " + former.address(), () -> container.removeFile(former.address()));
          }
          sweep(after);
          settled(name);
          String sha256 = former == null ? "" : former.sha256();
          return new Done(name, there, sha256, false, millis, remark(touched));
        });
  }

  /** Installs a feature that ships and was removed. */
  Done add(String given) {
    String name = Names.brief(given);
    return exclusively(
        "add " + name,
        start -> {
          Installed before = file.read();
          Container.Shipped shipped = container.shipped().get(name);
          if (shipped == null) {
            throw new Refused("not-shipped", name);
          }
          String there = container.installed().get(name);
          if (there != null) {
            throw new Refused("already", name + " " + there);
          }
          Set<String> own = own(name, shipped.version());
          String remark = replace(name, shipped.version(), null, own, own);
          long millis = since(start);
          file.write(before.asShipped(name));
          settled(name);
          return new Done(name, shipped.version(), "", false, millis, remark);
        });
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private void checkBundles(Kar kar, Set<String> own) {
    Set<String> present = container.present();
    for (String bundle : kar.bundles()) {
      if (bundle.startsWith(OURS) && present.contains(bundle) && !own.contains(bundle)) {
        throw new Refused("platform-bundle", bundle);
      }
    }
  }

  private Set<String> own(String name, String version) {
    return version == null ? Set.of() : container.bundles(name, version);
  }

  private static Collection<String> others(Installed installed, String name) {
    List<String> others = new ArrayList<>();
    installed
        .kars()
        .forEach(
            (other, kar) -> {
              if (!other.equals(name)) {
                others.add(kar.sha256());
              }
            });
    return others;
  }

  private void sweep(Installed installed) {
    quietly(
        "sweep",
        () ->
            folder.sweep(
                installed.kars().values().stream().map(Installed.FromKar::sha256).toList()));
  }

  private interface Chore {
    void run() throws IOException;
  }

  /** Tidying up does not undo what has succeeded. */
  private static void quietly(String what, Chore chore) {
    try {
      chore.run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("Could not {}: {}", what, e.toString());
    }
  }

  private void settled(String name) {
    synchronized (failures) {
      failures.remove(name);
    }
  }

  // --- After a start ---

  /**
   * Makes Karaf have what is wanted, and waits until that answers; what fails is told and does not
   * hold up the rest.
   */
  void reconcile() {
    lock.lock();
    try {
      underWay = "start";
      Installed installed = file.read();
      Map<String, String> shipped = new HashMap<>();
      container.shipped().forEach((name, feature) -> shipped.put(name, feature.version()));
      for (Reconciliation.Step step :
          Reconciliation.plan(Reconciliation.wanted(installed, shipped), container.installed())) {
        take(step);
      }
      // Who asks for health sends people next. What does not come in time is told by the list.
      Set<String> all = new HashSet<>();
      container.installed().forEach((name, version) -> all.addAll(own(name, version)));
      // A first start makes all tables before, which on a slow machine takes longer than any
      // patience.
      int turns = TURNS_AT_START;
      while (presence.awaitLive(all) != null && --turns > 0) {
        LOG.info("Not all features answer yet");
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("The list of installed features cannot be read: {}", e.getMessage());
      failed("installed.json", e.getMessage());
    } finally {
      underWay = "";
      ready = true;
      lock.unlock();
    }
  }

  private void take(Reconciliation.Step step) {
    String name = step.name();
    try {
      String there = container.installed().get(name);
      Set<String> own = new HashSet<>(own(name, there));
      if (step.wanted() == null) {
        container.remove(name, own);
        LOG.info("Feature {} is not wanted and was removed", name);
        return;
      }
      Installed.FromKar kar = step.wanted().kar();
      if (kar != null) {
        if (!folder.complete(kar.sha256())) {
          restore(kar);
        }
        container.addFile(kar.address());
      }
      own.addAll(own(name, step.wanted().version()));
      container.install(name, step.wanted().version(), step.update(), own);
      LOG.info("Feature {} {} is back", name, step.wanted().version());
    } catch (IOException | RuntimeException e) {
      LOG.error("Feature {} could not be made as it is wanted: {}", name, e.getMessage());
      failed(name, e instanceof Refused refused ? refused.detail() : e.toString());
    }
  }

  private void restore(Installed.FromKar kept) throws IOException {
    Path archive = folder.kar(kept.sha256());
    if (!Files.exists(archive)) {
      throw new Refused("no-file", archive.getFileName().toString());
    }
    try (Kar kar = reader.read(archive)) {
      folder.publish(kar);
    }
  }

  private void failed(String name, String problem) {
    synchronized (failures) {
      failures.put(name, Refused.shorten(problem));
    }
  }

  // --- What is there ---

  /** Every feature that is there, or ships and could be. */
  List<FeatureLine> list() {
    Map<String, String> installed = container.installed();
    Map<String, Container.Shipped> shipped = container.shipped();
    Map<String, String> failed = failures();
    Map<String, Installed.FromKar> kars = kars();
    Set<String> names = new TreeSet<>(shipped.keySet());
    names.addAll(installed.keySet());
    names.addAll(kars.keySet());
    List<FeatureLine> lines = new ArrayList<>();
    for (String name : names) {
      lines.add(line(name, installed.get(name), shipped.get(name), kars.get(name), failed));
    }
    return lines;
  }

  private Map<String, Installed.FromKar> kars() {
    try {
      return file.read().kars();
    } catch (IOException | Refused e) {
      return Map.of();
    }
  }

  private FeatureLine line(
      String name,
      String there,
      Container.Shipped shipped,
      Installed.FromKar kar,
      Map<String, String> failed) {
    boolean ships = shipped != null && (there == null || there.equals(shipped.version()));
    FeatureLine.Source source =
        ships && (kar == null || there == null)
            ? FeatureLine.Source.SHIPPED
            : FeatureLine.Source.FILE;
    String description = shipped == null ? "" : shipped.description();
    String known = failed.get(name);
    if (there == null) {
      String version = kar != null ? kar.version() : shipped == null ? "" : shipped.version();
      FeatureLine.State state =
          known != null || kar != null ? FeatureLine.State.BROKEN : FeatureLine.State.REMOVED;
      return new FeatureLine(name, version, description, state, source, known, List.of());
    }
    Set<String> own = own(name, there);
    String problem = known != null ? known : presence.problem(own);
    List<String> addresses =
        presence.addresses(own).stream()
            .map(route -> route.method() + " " + route.template())
            .sorted()
            .distinct()
            .toList();
    return new FeatureLine(
        name,
        there,
        description,
        problem == null ? FeatureLine.State.LIVE : FeatureLine.State.BROKEN,
        source,
        problem,
        addresses);
  }
}
