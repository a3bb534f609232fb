package org.alliance.portal.content.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.content.internal.store.FreshnessStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fresh things are, by the day on which somebody last said that they are right. */
@Component(
    service = {Freshness.class, FreshnessService.class},
    configurationPid = Settings.PID)
public class FreshnessService implements Freshness {
  private static final Logger LOG = LoggerFactory.getLogger(FreshnessService.class);
  private static final int ASK_DAYS = 335;
  private static final int STALE_DAYS = 365;
  private static final int MOST = 200;
  private static final int MOST_IDS = 1_000;

  private final Database database;
  private final ChangeLog changes;
  private final FreshnessStore store;
  private final int askDays;
  private final int staleDays;
  private final Clock clock;

  @Activate
  public FreshnessService(
      @Reference(target = "(portal.schema=content)") Database database,
      @Reference ChangeLog changes,
      @Reference FreshnessStore store,
      Settings settings) {
    this(
        database,
        changes,
        store,
        days("freshness.ask.days", settings.freshness_ask_days(), ASK_DAYS),
        days("freshness.stale.days", settings.freshness_stale_days(), STALE_DAYS),
        Clock.systemUTC());
  }

  /** With days and a clock of the test's own. */
  public FreshnessService(
      Database database,
      ChangeLog changes,
      FreshnessStore store,
      int askDays,
      int staleDays,
      Clock clock) {
    this.database = database;
    this.changes = changes;
    this.store = store;
    this.askDays = Math.min(askDays, staleDays);
    this.staleDays = staleDays;
    this.clock = clock;
  }

  /** A mistake in the settings must not take away every feature whose things can grow old. */
  static int days(String name, String value, int usual) {
    String text = value.strip();
    if (text.matches("\\d{1,5}") && !text.matches("0+")) {
      return Integer.parseInt(text);
    }
    LOG.warn("The setting '{}' is no number of days, {} is taken: {}", name, usual, text);
    return usual;
  }

  @Override
  public void confirmed(String feature, EntityRef ref, Id organisation, LocalDate day) {
    Transactions.require(database);
    store.put(new FreshnessStore.Stored(feature, new Mark(ref, organisation, day, state(day))));
  }

  private State state(LocalDate confirmed) {
    if (!confirmed.isAfter(staleSince())) {
      return State.STALE;
    }
    return confirmed.isAfter(askedSince()) ? State.FRESH : State.ASKED;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private LocalDate askedSince() {
    return today().minusDays(askDays);
  }

  private LocalDate staleSince() {
    return today().minusDays(staleDays);
  }

  @Override
  public void forget(EntityRef ref) {
    Transactions.require(database);
    store.delete(ref);
  }

  @Override
  public Map<Id, Mark> marks(String type, Collection<Id> ids) {
    if (ids.size() > MOST_IDS) {
      throw new IllegalArgumentException("At most 1,000 ids");
    }
    Map<Id, Mark> marks = new HashMap<>();
    store.find(type, ids).forEach(found -> marks.put(found.mark().ref().id(), found.mark()));
    return marks;
  }

  @Override
  public Slice<Mark> list(String type, State state, int limit, String after) {
    limit(limit);
    return store.list(type, state, limit, after);
  }

  @Override
  public List<Mark> due(Collection<Id> organisations, int limit) {
    limit(limit);
    return store.due(organisations.stream().limit(MOST_IDS).toList(), limit);
  }

  private static void limit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new ValidationException(
          new FieldProblem("limit", "portal.problem.range", Map.of("min", 1, "max", MOST)));
    }
  }

  /** Brings every thing into the state that its age asks for; also back, when days were added. */
  void age() {
    LocalDate asked = askedSince();
    LocalDate stale = staleSince();
    move(State.FRESH, null, stale, State.STALE);
    move(State.ASKED, null, stale, State.STALE);
    move(State.FRESH, stale, asked, State.ASKED);
    move(State.STALE, stale, null, State.ASKED);
    move(State.ASKED, asked, null, State.FRESH);
  }

  private void move(State from, LocalDate after, LocalDate until, State to) {
    int moved;
    do {
      moved = database.transaction(() -> some(from, after, until, to));
    } while (moved > 0 && !Thread.currentThread().isInterrupted());
  }

  private int some(State from, LocalDate after, LocalDate until, State to) {
    List<FreshnessStore.Stored> things = store.some(from, after, until);
    // A thing that grows younger, because days were added, is nothing to write about.
    store.move(things, to, to.compareTo(from) > 0);
    for (FreshnessStore.Stored thing : things) {
      changes.record(
          thing.feature(),
          thing.mark().ref(),
          Change.Verb.UPDATED,
          List.of("freshness"),
          Change.Audience.MEMBERS,
          thing.mark().organisation());
    }
    return things.size();
  }
}
