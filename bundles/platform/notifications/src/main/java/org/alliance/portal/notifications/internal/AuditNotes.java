package org.alliance.portal.notifications.internal;

import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.audit.Audit;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What admins do with letters, for the audit when there is one. */
@Component(service = AuditNotes.class)
public class AuditNotes {
  private volatile Audit audit;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "remove")
  public void add(Audit there) {
    audit = there;
  }

  public void remove(Audit gone) {
    if (audit == gone) {
      audit = null;
    }
  }

  void note(String event, Id letter, String kind) {
    Audit there = audit;
    if (there != null) {
      there.note(event, new EntityRef("letter", letter), null, Map.of("kind", kind));
    }
  }
}
