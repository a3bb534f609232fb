package org.alliance.portal.security.internal.account;

import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Announces what happens to accounts: to followers, never to readers. */
@Component(service = AccountLog.class)
public final class AccountLog {
  private final ChangeLog changes;

  @Activate
  public AccountLog(@Reference ChangeLog changes) {
    this.changes = changes;
  }

  /** An account was changed; within the transaction. */
  public void changed(Id account, String... fields) {
    record(account, Change.Verb.UPDATED, List.of(fields));
  }

  /** An account is no more; within the transaction. */
  public void deleted(Id account) {
    record(account, Change.Verb.DELETED, List.of());
  }

  private void record(Id account, Change.Verb verb, List<String> fields) {
    changes.record(
        "security", new EntityRef("account", account), verb, fields, Change.Audience.NONE, null);
  }
}
