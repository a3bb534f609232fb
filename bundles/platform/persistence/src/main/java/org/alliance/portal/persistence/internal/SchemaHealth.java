package org.alliance.portal.persistence.internal;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether every feature's tables are as it needs them. */
@Component(service = HealthCheck.class)
public final class SchemaHealth implements HealthCheck {
  private final Databases databases;

  /** For the component runtime. */
  @Activate
  public SchemaHealth(@Reference Databases databases) {
    this.databases = databases;
  }

  @Override
  public String id() {
    return "schema";
  }

  @Override
  public Health check() {
    if (databases.problem() != null) {
      return Health.down("No database, so no tables");
    }
    SortedMap<String, String> refused = databases.refused();
    if (!refused.isEmpty()) {
      return Health.degraded(String.join(" | ", refused.values()));
    }
    Set<String> pending = new TreeSet<>(databases.pending());
    return Health.up(pending.isEmpty() ? "All tables are up to date" : "Migrating " + pending);
  }
}
