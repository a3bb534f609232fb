package org.alliance.portal.membership.internal;

import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Announces what happens to applications, to the audit only: they are about persons. */
@Component(service = Trail.class)
public class Trail {
  private final ChangeLog changes;

  @Activate
  public Trail(@Reference ChangeLog changes) {
    this.changes = changes;
  }

  /** Announces a change within its transaction. */
  public void record(Application application, Change.Verb verb, List<String> fields) {
    changes.record(
        "membership",
        new EntityRef(Application.TYPE, application.id()),
        verb,
        fields,
        Change.Audience.NONE,
        application.organisation());
  }
}
