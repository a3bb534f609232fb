package org.alliance.portal.content.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.content.Drafts;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.content.internal.store.DraftStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drafts of the current account, which nobody else can name. */
@Component(service = {Drafts.class, DraftService.class})
public class DraftService implements Drafts {
  /** How long a draft is kept after it was last saved. */
  public static final Duration KEPT = Duration.ofDays(90);

  /** Most drafts of an account. */
  public static final int MOST = 100;

  private static final int MOST_BYTES = 256 * 1024;
  private static final int KEY = 100;
  private static final TypeReference<LinkedHashMap<String, List<String>>> VALUES =
      new TypeReference<>() {};

  private final Access access;
  private final Database database;
  private final DraftStore store;
  private final Clock clock;
  private final Json json = new Json();

  @Activate
  public DraftService(
      @Reference Access access,
      @Reference(target = "(portal.schema=content)") Database database,
      @Reference DraftStore store) {
    this(access, database, store, Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  public DraftService(Access access, Database database, DraftStore store, Clock clock) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<Draft> find(String key) {
    return account()
        .filter(account -> named(key))
        .flatMap(account -> store.find(account, key))
        .map(this::draft);
  }

  @Override
  public Draft save(Draft draft, Set<String> fields) {
    Id account = account().orElseThrow(() -> new SignInRequiredException(Action.SIGNED_IN));
    check(draft);
    DraftStore.Stored head =
        new DraftStore.Stored(
            account,
            draft.key(),
            Heads.title(draft.title()),
            draft.path(),
            draft.base(),
            null,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    try {
      return database.transaction(() -> saved(head, draft.values(), fields));
    } catch (DatabaseException e) {
      if (!e.duplicate()) {
        throw e;
      }
      // The same form in two windows, each saving it for the first time: now it is there.
      return database.transaction(() -> saved(head, draft.values(), fields));
    }
  }

  private Draft saved(
      DraftStore.Stored head, Map<String, List<String>> values, Set<String> fields) {
    boolean known = store.touch(head);
    String before =
        known ? store.find(head.account(), head.key()).map(DraftStore.Stored::values).get() : "{}";
    Map<String, List<String>> merged = json.read(before, VALUES);
    for (String field : fields) {
      List<String> value = values.get(field);
      if (value == null || value.isEmpty()) {
        merged.remove(field);
      } else {
        merged.put(field, List.copyOf(value));
      }
    }
    Json.Written written = json.write(merged);
    if (written.bytes() > MOST_BYTES) {
      throw new ValidationException(FieldProblem.of("", "content.problem.draft-too-large"));
    }
    if (!known) {
      if (store.count(head.account()) >= MOST) {
        throw new ValidationException(
            FieldProblem.of("", "content.problem.too-many-drafts", "max", MOST));
      }
      store.insert(
          new DraftStore.Stored(
              head.account(),
              head.key(),
              head.title(),
              head.path(),
              head.base(),
              written.text(),
              head.saved()));
    } else if (!written.text().equals(before)) {
      store.values(head.account(), head.key(), written.text());
    }
    return new Draft(
        head.key(), head.title(), head.path(), head.base(), Map.copyOf(merged), head.saved());
  }

  @Override
  public void discard(String key) {
    account().filter(account -> named(key)).ifPresent(account -> store.delete(account, key));
  }

  @Override
  public List<Draft> mine() {
    return account()
        .map(account -> store.list(account, MOST).stream().map(this::draft).toList())
        .orElse(List.of());
  }

  /** The current account's drafts without their values, last saved first. */
  public List<Draft> heads(int limit) {
    return account()
        .map(account -> store.heads(account, limit).stream().map(this::draft).toList())
        .orElse(List.of());
  }

  /** Forgets the drafts that nobody has saved for too long, some at a time. */
  void forgetOld() {
    Instant before = clock.instant().minus(KEPT);
    while (!Thread.currentThread().isInterrupted() && store.deleteSavedBefore(before) > 0) {
      // Each batch is a transaction of its own.
      continue;
    }
  }

  private Optional<Id> account() {
    Principal principal = access.principal();
    return principal.kind() == Principal.Kind.ACCOUNT
        ? Optional.of(principal.id())
        : Optional.empty();
  }

  /** Whether a draft can have this key: what a browser sends may hold what no database takes. */
  private static boolean named(String key) {
    return key != null
        && !key.isBlank()
        && key.length() <= KEY
        && key.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }

  private static void check(Draft draft) {
    if (!named(draft.key())) {
      throw new IllegalArgumentException("A draft's key has 1 to 100 characters");
    }
    Heads.path(draft.path());
  }

  private Draft draft(DraftStore.Stored stored) {
    return new Draft(
        stored.key(),
        stored.title(),
        stored.path(),
        stored.base(),
        stored.values() == null ? Map.of() : json.read(stored.values(), VALUES),
        stored.saved());
  }
}
