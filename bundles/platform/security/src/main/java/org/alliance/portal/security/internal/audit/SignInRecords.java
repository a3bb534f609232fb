package org.alliance.portal.security.internal.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.accounts.PersonalRecords;
import org.alliance.portal.security.internal.store.AuditStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A person's own sign-ins, tried and done, and what became of the keys to the account. */
@Component
public final class SignInRecords implements PersonalRecords {
  private static final String ROOM = "security.";
  private static final int BATCH = 500;

  private final AuditStore store;
  private final AuditLog audit;

  @Activate
  public SignInRecords(@Reference AuditStore store, @Reference AuditLog audit) {
    this.store = store;
    this.audit = audit;
  }

  @Override
  public String id() {
    return "sign-ins";
  }

  @Override
  public void export(Id account, Consumer<Map<String, Object>> sink) {
    AuditStore.After after = null;
    List<AuditStore.Stored> batch;
    do {
      batch = store.ofThing(account, after, BATCH);
      for (AuditStore.Stored stored : batch) {
        AuditEntry entry = audit.entry(stored);
        if (entry.source() == AuditEntry.Source.NOTE && entry.event().startsWith(ROOM)) {
          sink.accept(record(entry));
        }
        after = new AuditStore.After(entry.at(), entry.id());
      }
    } while (batch.size() == BATCH);
  }

  private static Map<String, Object> record(AuditEntry entry) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("at", entry.at());
    record.put("event", entry.event());
    if (entry.network() != null) {
      record.put("network", entry.network());
    }
    record.putAll(entry.details());
    return record;
  }
}
