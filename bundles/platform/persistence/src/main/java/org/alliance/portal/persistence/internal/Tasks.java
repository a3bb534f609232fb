package org.alliance.portal.persistence.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.LongSupplier;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.persistence.internal.store.TaskStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs all scheduled tasks, each on one node at a time, and says whether they work. */
@Component(service = HealthCheck.class, immediate = true)
public final class Tasks implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final TaskStore store;
  private final LongSupplier clock;
  private final String node = UUID.randomUUID().toString();
  private final ScheduledThreadPoolExecutor timer = Threads.pool("portal-task-timer", 1);
  private final ScheduledThreadPoolExecutor workers = Threads.pool("portal-task", 2);
  private final Map<ScheduledTask, TaskRun> runs =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Optional, because security itself needs a database first. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Access access;

  /** For the component runtime. */
  @Activate
  public Tasks(@Reference(target = Databases.OWN) DatabaseImpl database) {
    this(database, System::currentTimeMillis);
  }

  Tasks(DatabaseImpl database, LongSupplier clock) {
    this.store = new TaskStore(database);
    this.clock = clock;
  }

  @Deactivate
  void close() {
    for (ScheduledTask task : List.copyOf(runs.keySet())) {
      remove(task);
    }
    Threads.stop(timer, PATIENCE);
    Threads.stop(workers, PATIENCE);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void add(ScheduledTask task) {
    try {
      TaskRun run = new TaskRun(task, node, store, timer, workers, () -> access, clock);
      runs.put(task, run);
      run.start();
    } catch (RuntimeException e) {
      LOG.error("A task is left out: {}", e.toString());
    }
  }

  void remove(ScheduledTask task) {
    TaskRun run = runs.remove(task);
    if (run != null) {
      run.stop(PATIENCE);
    }
  }

  @Override
  public String id() {
    return "tasks";
  }

  @Override
  public Health check() {
    List<String> failures;
    synchronized (runs) {
      failures = runs.values().stream().map(TaskRun::failure).filter(Objects::nonNull).toList();
    }
    return failures.isEmpty()
        ? Health.up(runs.size() + " tasks")
        : Health.degraded(String.join("; ", failures));
  }
}
