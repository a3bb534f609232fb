package org.alliance.portal.admin.internal.health;

import org.alliance.portal.admin.internal.features.Reconciler;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.apache.karaf.features.BootFinished;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether everything that belongs to this start is there. */
@Component
public final class BootCheck implements HealthCheck {
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile BootFinished finished;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile Reconciler reconciler;

  @Override
  public String id() {
    return "boot";
  }

  @Override
  public Health check() {
    if (finished == null) {
      return Health.down("Still starting");
    }
    Reconciler current = reconciler;
    return current != null && current.ready()
        ? Health.up("Started")
        : Health.down("Features are being made as they are wanted");
  }
}
