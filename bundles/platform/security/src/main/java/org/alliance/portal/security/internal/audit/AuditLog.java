package org.alliance.portal.security.internal.audit;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.audit.Audit;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.security.internal.store.AuditStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the audit: what the change log says, and what the rooms note beside it. */
@Component(service = {Audit.class, AuditLog.class, ChangeFollower.class})
public final class AuditLog implements Audit, ChangeFollower {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
  private static final int LONGEST_EVENT = 140;
  private static final int LONGEST_FIELDS = 1_000;
  private static final int LONGEST_REQUEST = 64;

  private final Database database;
  private final AuditStore store;
  private final Access access;
  private final CurrentRequest current;
  private final IdGenerator ids;
  private final Clock clock;
  private final Details json = new Details();
  private final Set<String> kinds = ConcurrentHashMap.newKeySet();

  @Activate
  public AuditLog(
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference AuditStore store,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference IdGenerator ids) {
    this(database, store, access, current, ids, Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  public AuditLog(
      Database database,
      AuditStore store,
      Access access,
      CurrentRequest current,
      IdGenerator ids,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.access = access;
    this.current = current;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void note(String event, EntityRef ref, Id organisation, Map<String, String> details) {
    note(access.principal().actor(), event, ref, organisation, details, null);
  }

  /**
   * As {@link Audit#note}, for somebody who is not the current principal.
   *
   * @param network where from, coarsely; null when that is nobody's business
   */
  void note(
      String actor,
      String event,
      EntityRef ref,
      Id organisation,
      Map<String, String> details,
      String network) {
    if (event.length() > LONGEST_EVENT || !EVENT.matcher(event).matches()) {
      throw new IllegalArgumentException("Not the name of an event: " + event);
    }
    String request = current.id();
    AuditStore.Stored entry =
        new AuditStore.Stored(
            ids.next(),
            clock.instant(),
            name(AuditEntry.Source.NOTE),
            actor,
            event,
            event.substring(0, event.indexOf('.')),
            ref == null ? null : ref.type(),
            ref == null ? null : ref.id(),
            organisation,
            null,
            json.write(details),
            request.isEmpty() || request.length() > LONGEST_REQUEST ? null : request,
            network == null || network.isEmpty() ? null : network,
            null);
    try {
      store.insert(entry);
      remember(event, entry.type());
    } catch (DatabaseException e) {
      // In a transaction the database remembers the failure and lets nothing of it be written.
      LOG.error("The event {} could not be noted in the audit: {}", event, e.getMessage());
    }
  }

  @Override
  public String id() {
    return "security-audit";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    String event =
        String.join(
            ".", change.feature(), change.type(), change.verb().name().toLowerCase(Locale.ROOT));
    store.insert(
        new AuditStore.Stored(
            ids.next(),
            change.time(),
            name(AuditEntry.Source.CHANGE),
            change.actor(),
            event,
            change.feature(),
            change.type(),
            change.id(),
            change.organisation(),
            fields(change.fields()),
            null,
            null,
            null,
            change.position()));
    remember(event, change.type());
  }

  /** Names of fields as far as there is room for whole ones. */
  private static String fields(List<String> names) {
    StringBuilder fields = new StringBuilder();
    for (String name : names) {
      if (fields.length() + name.length() + 2 > LONGEST_FIELDS) {
        return fields.append(",…").toString();
      }
      fields.append(fields.isEmpty() ? "" : ",").append(name);
    }
    return fields.isEmpty() ? null : fields.toString();
  }

  /** After the commit, because two at once would fail the transactions of both. */
  private void remember(String event, String type) {
    if (!kinds.contains(event)) {
      database.afterCommit(
          () -> {
            store.insertKind(new AuditStore.Kind(event, type));
            kinds.add(event);
          });
    }
  }

  private static String name(AuditEntry.Source source) {
    return source.name().toLowerCase(Locale.ROOT);
  }

  /** An entry as others see it. */
  AuditEntry entry(AuditStore.Stored stored) {
    return new AuditEntry(
        stored.id(),
        stored.at(),
        AuditEntry.Source.valueOf(stored.source().toUpperCase(Locale.ROOT)),
        stored.actor(),
        stored.event(),
        stored.feature(),
        stored.type() == null || stored.entity() == null
            ? null
            : new EntityRef(stored.type(), stored.entity()),
        stored.organisation(),
        stored.fields() == null ? List.of() : List.of(stored.fields().split(",")),
        json.read(stored.details()),
        stored.request(),
        stored.network(),
        stored.position());
  }
}
