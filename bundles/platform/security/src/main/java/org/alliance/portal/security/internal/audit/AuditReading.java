package org.alliance.portal.security.internal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.security.internal.Emails;
import org.alliance.portal.security.internal.store.AuditStore;
import org.alliance.portal.security.internal.store.NameStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the audit, for admins. */
@Component(service = AuditReading.class)
public final class AuditReading {
  /** So many of those who are called alike are offered. */
  static final int OFFERED = 20;

  private static final int BATCH = 500;
  private static final int KEYS = 2;

  private final Access access;
  private final AuditStore store;
  private final NameStore names;
  private final Organisations organisations;
  private final AuditLog audit;

  /**
   * A kind of entry that there has been.
   *
   * @param event what happened
   * @param type to what kind of thing; null for none
   */
  public record Kind(String event, String type) {}

  @Activate
  public AuditReading(
      @Reference Access access,
      @Reference AuditStore store,
      @Reference NameStore names,
      @Reference Organisations organisations,
      @Reference AuditLog audit) {
    this.access = access;
    this.store = store;
    this.names = names;
    this.organisations = organisations;
    this.audit = audit;
  }

  /**
   * Entries, newest first.
   *
   * @param after what the page before gave; null for the first
   * @throws ValidationException naming {@code after} when it is not one of ours
   */
  public Slice<AuditEntry> page(AuditFilter filter, String after, int limit) {
    access.require(AuditContribution.READ);
    List<AuditEntry> read = read(filter, after(Cursor.parse(after, KEYS)), limit + 1);
    return read.size() <= limit
        ? new Slice<>(read, null)
        : new Slice<>(read.subList(0, limit), cursor(read.get(limit - 1)));
  }

  private List<AuditEntry> read(AuditFilter filter, AuditStore.After after, int limit) {
    return store.page(wanted(filter), after, limit).stream().map(audit::entry).toList();
  }

  private static AuditStore.Wanted wanted(AuditFilter filter) {
    return new AuditStore.Wanted(
        filter.actor(),
        filter.organisation(),
        filter.event(),
        filter.type(),
        filter.from(),
        filter.to());
  }

  private static String cursor(AuditEntry last) {
    return new Cursor(List.of(String.valueOf(last.at().toEpochMilli()), last.id().toString()))
        .toString();
  }

  private static AuditStore.After after(Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      return new AuditStore.After(
          java.time.Instant.ofEpochMilli(Long.parseLong(cursor.keys().get(0))),
          Id.parse(cursor.keys().get(1)));
    } catch (IllegalArgumentException e) {
      throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
    }
  }

  /**
   * Notes that entries are taken along, and hands them over.
   *
   * @param format what they are written as
   * @param sink takes the entries, newest first, at most 500 at a time
   */
  public void export(AuditFilter filter, String format, Consumer<List<AuditEntry>> sink) {
    access.require(AuditContribution.READ);
    audit.note("security.audit-exported", null, filter.organisation(), told(filter, format));
    AuditStore.After after = null;
    List<AuditEntry> batch;
    do {
      batch = read(filter, after, BATCH);
      if (!batch.isEmpty()) {
        sink.accept(batch);
        AuditEntry last = batch.get(batch.size() - 1);
        after = new AuditStore.After(last.at(), last.id());
      }
    } while (batch.size() == BATCH);
  }

  private static Map<String, String> told(AuditFilter filter, String format) {
    Map<String, String> details = new TreeMap<>();
    details.put("format", format);
    details.put("actor", filter.actor());
    details.put("event", filter.event());
    details.put("type", filter.type());
    details.put("from", filter.from() == null ? null : filter.from().toString());
    details.put("to", filter.to() == null ? null : filter.to().toString());
    return details;
  }

  /** Kinds of entries that there have been. */
  public List<Kind> kinds() {
    access.require(AuditContribution.READ);
    return store.kinds().stream().map(kind -> new Kind(kind.event(), kind.type())).toList();
  }

  /**
   * Who may be meant, by actor.
   *
   * @param words an address, or a part of a name of a person or an API client
   */
  public Map<String, String> actors(String words) {
    access.require(AuditContribution.READ);
    if (words.contains("@")) {
      return names
          .account(Emails.normalise(words))
          .map(id -> Map.of("account:" + id, words))
          .orElse(Map.of());
    }
    return names.named(words, OFFERED);
  }

  /** Which organisations may be meant by a part of a name. */
  public List<Organisation> organisations(String words) {
    access.require(AuditContribution.READ);
    return new ArrayList<>(organisations.get(names.organisations(words, OFFERED)).values());
  }
}
