package org.alliance.portal.admin.internal.features;

import java.nio.file.Path;
import java.util.Map;
import org.alliance.portal.admin.internal.Settings;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.alliance.portal.api.platform.Routes;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * Makes Karaf have the wanted features once it has started; Karaf's own data may have been wiped.
 * Before that every operation is refused: Karaf mixes it up with its own start.
 */
@Component(
    service = {Reconciler.class, HealthCheck.class},
    configurationPid = "org.alliance.portal",
    immediate = true)
public final class Reconciler implements HealthCheck {
  private static final long MILLIS = 1_000;
  private final Installations installations;

  @Activate
  public Reconciler(
      Settings settings,
      BundleContext context,
      @Reference FeaturesService features,
      @Reference ServiceComponentRuntime components,
      @Reference Routes routes) {
    Path data = Path.of(settings.data());
    Path shipped = Path.of(context.getProperty("karaf.home"), "system");
    PluginFolder folder = new PluginFolder(data, shipped);
    this.installations =
        new Installations(
            new KarafContainer(features, context, folder),
            new RunningPresence(
                context, components, routes, settings.feature_patience_seconds() * MILLIS),
            folder,
            new InstalledFile(data.resolve("installed.json")),
            new KarReader(data.resolve("tmp")));
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindBoot(BootFinished finished) {
    Thread thread = new Thread(installations::reconcile, "portal-features");
    thread.setDaemon(true);
    thread.start();
  }

  void unbindBoot(BootFinished finished) {
    // A start is finished once and for all.
  }

  Installations installations() {
    return installations;
  }

  /** Whether the wanted features are there, as far as possible. */
  public boolean ready() {
    return installations.ready();
  }

  @Override
  public String id() {
    return "features";
  }

  @Override
  public Health check() {
    if (!installations.ready()) {
      return Health.degraded("Not yet compared with what is wanted");
    }
    Map<String, String> failures = installations.failures();
    if (!failures.isEmpty()) {
      return Health.degraded("Not as wanted: " + failures);
    }
    String broken = "";
    int live = 0;
    for (FeatureLine line : installations.list()) {
      if (line.state() == FeatureLine.State.LIVE) {
        live++;
      } else if (line.state() == FeatureLine.State.BROKEN) {
        broken += " " + line.name() + ": " + line.problem() + ";";
      }
    }
    return broken.isEmpty()
        ? Health.up(live + " features")
        : Health.degraded("Do not work:" + broken);
  }
}
