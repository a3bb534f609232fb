package org.alliance.portal.content.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.content.internal.store.HistoryStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Versions of the things of every feature; who may see them is the feature's to ask. */
@Component(service = History.class)
public class HistoryService implements History {
  private static final int MOST = 200;
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int FIELDS = 2_000;
  private static final TypeReference<LinkedHashMap<String, Object>> SNAPSHOT =
      new TypeReference<>() {};

  private final Access access;
  private final Database database;
  private final HistoryStore store;
  private final Clock clock;
  private final Json json = new Json();

  @Activate
  public HistoryService(
      @Reference Access access,
      @Reference(target = "(portal.schema=content)") Database database,
      @Reference HistoryStore store) {
    this(access, database, store, Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  public HistoryService(Access access, Database database, HistoryStore store, Clock clock) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void add(Collection<New> versions) {
    Transactions.require(database);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String actor = access.principal().actor();
    store.insert(versions.stream().map(one -> added(one, now, actor)).toList());
  }

  private HistoryStore.Added added(New one, Instant now, String actor) {
    if (one.version() < 1) {
      throw new IllegalArgumentException("Versions count from 1");
    }
    Json.Written written = json.write(one.snapshot());
    if (written.bytes() > MOST_BYTES) {
      throw new IllegalArgumentException("A snapshot has at most 1 MB");
    }
    return new HistoryStore.Added(
        one.ref(),
        new HistoryStore.Stored(one.version(), now, actor, joined(one.fields()), written.text()));
  }

  private static String joined(List<String> fields) {
    if (fields.stream().anyMatch(f -> f.isEmpty() || f.indexOf(',') >= 0)) {
      throw new IllegalArgumentException("Field names: not empty, no comma");
    }
    String all = String.join(",", fields);
    // The rest can still be seen by comparing.
    return all.length() <= FIELDS ? all : all.substring(0, all.lastIndexOf(',', FIELDS));
  }

  @Override
  public Slice<Version> list(EntityRef ref, int limit, String after) {
    if (limit < 1 || limit > MOST) {
      throw new ValidationException(
          new FieldProblem("limit", "portal.problem.range", Map.of("min", 1, "max", MOST)));
    }
    List<HistoryStore.Stored> found = store.list(ref, below(after), limit + 1);
    boolean more = found.size() > limit;
    List<HistoryStore.Stored> shown = more ? found.subList(0, limit) : found;
    String next =
        more
            ? new Cursor(List.of(Integer.toString(shown.get(limit - 1).number()))).toString()
            : null;
    return new Slice<>(shown.stream().map(stored -> version(stored, null)).toList(), next);
  }

  private static int below(String after) {
    Cursor cursor = Cursor.parse(after, 1);
    if (cursor == null) {
      return Integer.MAX_VALUE;
    }
    try {
      return Integer.parseInt(cursor.keys().get(0));
    } catch (NumberFormatException e) {
      throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
    }
  }

  @Override
  public Optional<Version> get(EntityRef ref, int version) {
    return store
        .get(ref, version)
        .map(stored -> version(stored, json.read(stored.snapshot(), SNAPSHOT)));
  }

  @Override
  public List<Difference> compare(EntityRef ref, int from, int to) {
    return Differences.between(existing(ref, from).snapshot(), existing(ref, to).snapshot());
  }

  private Version existing(EntityRef ref, int version) {
    return get(ref, version)
        .orElseThrow(() -> new NotFoundException(ref.type(), ref.id() + " " + version));
  }

  @Override
  public void forget(Collection<EntityRef> refs) {
    Transactions.require(database);
    store.delete(refs);
  }

  private static Version version(HistoryStore.Stored stored, Map<String, Object> snapshot) {
    return new Version(
        stored.number(),
        stored.time(),
        stored.actor(),
        stored.fields() == null || stored.fields().isEmpty()
            ? List.of()
            : List.of(stored.fields().split(",")),
        snapshot);
  }
}
