package org.alliance.portal.persistence.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.IntFunction;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.alliance.portal.persistence.internal.store.ChangeStore;
import org.alliance.portal.persistence.internal.store.FollowerStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads all followers along the change log, and says how the log is. */
@Component(service = HealthCheck.class, immediate = true, configurationPid = Settings.PID)
public final class Followers implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(Followers.class);
  private static final int THREADS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LAG = Duration.ofSeconds(10);
  private static final Duration SHOWN = Duration.ofDays(7);

  private final DatabaseImpl database;
  private final IdGenerator ids;
  private final Sequencer sequencer;
  private final Path folder;
  private final IntFunction<Duration> pauses;
  private final ChangeStore log;
  private final FollowerStore store;
  private final ScheduledThreadPoolExecutor threads = Threads.pool("portal-follower", THREADS);
  private final BoundedCheck bounded = new BoundedCheck();
  private final Runnable listener = this::wakeAll;
  private final Map<ChangeFollower, FollowerRun> runs =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Optional, because security itself needs a database first. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Access access;

  /** For the component runtime. */
  @Activate
  public Followers(
      @Reference(target = Databases.OWN) DatabaseImpl database,
      @Reference IdGenerator ids,
      @Reference Sequencer sequencer,
      Settings settings) {
    this(database, ids, sequencer, Path.of(settings.data()), FollowerRun::pause);
  }

  Followers(
      DatabaseImpl database,
      IdGenerator ids,
      Sequencer sequencer,
      Path data,
      IntFunction<Duration> pauses) {
    this.database = database;
    this.ids = ids;
    this.sequencer = sequencer;
    this.folder = data.resolve("followers");
    this.pauses = pauses;
    this.log = new ChangeStore(database);
    this.store = new FollowerStore(database);
    sequencer.listen(listener);
  }

  @Deactivate
  void close() {
    sequencer.forget(listener);
    for (ChangeFollower follower : List.copyOf(runs.keySet())) {
      remove(follower);
    }
    Threads.stop(threads, PATIENCE);
    bounded.close();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void add(ChangeFollower follower) {
    try {
      String id = follower.id();
      Progress progress =
          switch (follower.mode()) {
            case ONCE -> new Progress.Once(database, ids, id);
            case EACH_NODE -> new Progress.EachNode(database, ids, id, new NodeCursor(folder, id));
          };
      FollowerRun run = new FollowerRun(follower, id, progress, log, threads, () -> access, pauses);
      runs.put(follower, run);
      run.wake();
    } catch (RuntimeException e) {
      LOG.error("A follower is left out: {}", e.toString());
    }
  }

  void remove(ChangeFollower follower) {
    FollowerRun run = runs.remove(follower);
    if (run != null) {
      run.stop(PATIENCE);
    }
  }

  private List<FollowerRun> all() {
    synchronized (runs) {
      return List.copyOf(runs.values());
    }
  }

  private void wakeAll() {
    all().forEach(FollowerRun::wake);
  }

  @Override
  public String id() {
    return "changes";
  }

  @Override
  public Health check() {
    return bounded.check(this::state);
  }

  private Health state() {
    List<String> problems = new ArrayList<>();
    Instant now = Instant.now();
    Instant waiting = log.oldestWaiting();
    if (waiting != null && waiting.plus(LAG).isBefore(now)) {
      problems.add("entries wait for their position since " + waiting);
    }
    int dead = store.deadLetters(now.minus(SHOWN));
    if (dead > 0) {
      problems.add(dead + " dead letters within 7 days, see table change_dead_letter");
    }
    all().stream().map(FollowerRun::failing).filter(Objects::nonNull).forEach(problems::add);
    return problems.isEmpty()
        ? Health.up("Position " + log.head() + ", " + runs.size() + " followers")
        : Health.degraded(String.join("; ", problems));
  }
}
