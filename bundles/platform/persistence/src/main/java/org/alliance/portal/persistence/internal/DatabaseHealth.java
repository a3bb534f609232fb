package org.alliance.portal.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Whether the database answers. */
@Component(service = HealthCheck.class)
public final class DatabaseHealth implements HealthCheck {
  private final Databases databases;
  private final BoundedCheck bounded = new BoundedCheck();

  /** For the component runtime. */
  @Activate
  public DatabaseHealth(@Reference Databases databases) {
    this.databases = databases;
  }

  @Deactivate
  void close() {
    bounded.close();
  }

  @Override
  public String id() {
    return "database";
  }

  @Override
  public Health check() {
    String problem = databases.problem();
    if (problem != null) {
      return Health.down(problem);
    }
    return bounded.check(
        () -> databases.connections().map(this::ask).orElse(Health.down("The database is closed")));
  }

  private Health ask(DataSource connections) {
    try (Connection connection = connections.getConnection()) {
      return connection.isValid(2)
          ? Health.up(databases.kind())
          : Health.down(databases.kind() + " does not answer");
    } catch (SQLException e) {
      return Health.down(databases.kind() + " failed [" + e.getSQLState() + "]");
    }
  }
}
