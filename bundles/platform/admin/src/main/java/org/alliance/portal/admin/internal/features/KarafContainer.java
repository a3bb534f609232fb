package org.alliance.portal.admin.internal.features;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Karaf's features service. Without automatic refresh, so that a feature's new package never
 * restarts the platform.
 */
final class KarafContainer implements Container {
  private static final Logger LOG = LoggerFactory.getLogger(KarafContainer.class);
  private static final Pattern MISSING =
      Pattern.compile("missing requirement \\[[^\\]]*\\] ([^\\[]+)");
  private static final long REFRESH_SECONDS = 10;

  private final FeaturesService features;
  private final BundleContext context;
  private final PluginFolder folder;

  KarafContainer(FeaturesService features, BundleContext context, PluginFolder folder) {
    this.features = features;
    this.context = context;
    this.folder = folder;
  }

  private interface Call<T> {
    T run() throws Exception;
  }

  private static <T> T call(String reason, Call<T> call) {
    try {
      return call.run();
    } catch (Refused e) {
      throw e;
    } catch (Exception e) {
      LOG.debug("Karaf refuses", e);
      throw new Refused(reason, explain(e));
    }
  }

  /** The innermost missing requirement, which is the cause; else the innermost message. */
  static String explain(Throwable e) {
    String message = "";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null) {
        message = cause.getMessage();
      }
      Matcher missing = MISSING.matcher(message);
      String last = null;
      while (missing.find()) {
        last = missing.group(1);
      }
      if (last != null) {
        return last.replaceAll("[\\s\\]]+$", "");
      }
    }
    return message.isEmpty() ? e.getClass().getSimpleName() : message;
  }

  private Collection<Feature> all() {
    return call(
        "failed",
        () ->
            Arrays.stream(features.listFeatures())
                .filter(feature -> Names.feature(feature.getName()))
                .toList());
  }

  @Override
  public Map<String, Shipped> shipped() {
    Map<String, Shipped> shipped = new TreeMap<>();
    for (Feature feature : all()) {
      if (feature.getRepositoryUrl() != null && folder.shipped(feature.getRepositoryUrl())) {
        String text = feature.getDescription();
        shipped.put(
            Names.brief(feature.getName()),
            new Shipped(feature.getVersion(), text == null ? "" : text));
      }
    }
    return shipped;
  }

  @Override
  public Map<String, String> installed() {
    return call(
        "failed",
        () -> {
          Map<String, String> installed = new TreeMap<>();
          for (Feature feature : features.listInstalledFeatures()) {
            if (Names.feature(feature.getName())) {
              installed.put(Names.brief(feature.getName()), feature.getVersion());
            }
          }
          return installed;
        });
  }

  @Override
  public Set<String> bundles(String name, String version) {
    Feature feature = call("failed", () -> features.getFeature(Names.PREFIX + name, version));
    Set<String> names = new TreeSet<>();
    if (feature != null) {
      for (BundleInfo bundle : feature.getBundles()) {
        Path jar = bundle.isDependency() ? null : folder.find(bundle.getLocation());
        String symbolicName = jar == null ? null : KarReader.symbolicName(jar);
        if (symbolicName != null) {
          names.add(symbolicName);
        }
      }
    }
    return names;
  }

  @Override
  public Set<String> present() {
    Set<String> names = new HashSet<>();
    for (Bundle bundle : context.getBundles()) {
      names.add(bundle.getSymbolicName());
    }
    return names;
  }

  @Override
  public void addFile(String address) {
    call(
        "failed",
        () -> {
          features.addRepository(URI.create(address), false);
          return null;
        });
  }

  @Override
  public void removeFile(String address) {
    call(
        "failed",
        () -> {
          features.removeRepository(URI.create(address), false);
          return null;
        });
  }

  private static EnumSet<Option> options(boolean update) {
    EnumSet<Option> options = EnumSet.of(Option.NoAutoRefreshBundles);
    if (update) {
      options.add(Option.Upgrade);
    }
    return options;
  }

  private static Set<String> id(String name, String version) {
    return Set.of(Names.PREFIX + name + "/" + version);
  }

  @Override
  public void tryOut(String name, String version, boolean update) {
    EnumSet<Option> options = options(update);
    options.add(Option.Simulate);
    call(
        "unresolved",
        () -> {
          features.installFeatures(id(name, version), options);
          return null;
        });
  }

  @Override
  public Set<String> install(String name, String version, boolean update, Set<String> own) {
    return watched(
        own, () -> features.installFeatures(id(name, version), options(update)), "unresolved");
  }

  @Override
  public Set<String> remove(String name, Set<String> own) {
    return watched(
        own,
        () ->
            features.uninstallFeatures(
                Set.of(Names.PREFIX + name), EnumSet.of(Option.NoAutoRefreshBundles)),
        "failed");
  }

  private interface Change {
    void run() throws Exception;
  }

  private Set<String> watched(Set<String> own, Change change, String reason) {
    Set<String> touched = new ConcurrentSkipListSet<>();
    Map<Long, String> before = new HashMap<>();
    for (Bundle bundle : context.getBundles()) {
      before.put(bundle.getBundleId(), bundle.getSymbolicName());
    }
    SynchronousBundleListener listener =
        event -> {
          String bundle = before.get(event.getBundle().getBundleId());
          boolean went =
              event.getType() == BundleEvent.STOPPED
                  || event.getType() == BundleEvent.UPDATED
                  || event.getType() == BundleEvent.UNINSTALLED;
          if (went && bundle != null && !own.contains(bundle)) {
            touched.add(bundle);
          }
        };
    context.addBundleListener(listener);
    try {
      call(
          reason,
          () -> {
            change.run();
            return null;
          });
      release(own);
    } finally {
      context.removeBundleListener(listener);
    }
    return new TreeSet<>(touched);
  }

  /** Lets go of classes that left, as long as nobody else has to be restarted for it. */
  private void release(Set<String> own) {
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    List<Bundle> left =
        wiring.getRemovalPendingBundles().stream()
            .filter(bundle -> own.contains(bundle.getSymbolicName()))
            .toList();
    if (left.isEmpty()) {
      return;
    }
    for (Bundle user : wiring.getDependencyClosure(left)) {
      if (!own.contains(user.getSymbolicName())) {
        LOG.warn("{} still uses packages of a version that left, until a restart", user);
        return;
      }
    }
    CountDownLatch refreshed = new CountDownLatch(1);
    wiring.refreshBundles(
        left,
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            refreshed.countDown();
          }
        });
    try {
      if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Packages of a version that left are still being let go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
