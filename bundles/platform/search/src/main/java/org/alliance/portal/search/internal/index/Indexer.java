package org.alliance.portal.search.internal.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.search.internal.Searchables;
import org.alliance.portal.search.internal.Settings;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index like the database. The follower only notes what has changed; one thread of this
 * room writes it, another one rebuilds. Each commit says how far each type is along the change log,
 * so what a crash took, and what happened while a feature was away, is read from there again.
 */
@Component(
    service = {ChangeFollower.class, Indexer.class},
    configurationPid = Settings.PID)
public final class Indexer implements ChangeFollower, Searchables.Listener {
  /** Grows with each change of the fields or of the analysis. */
  static final String VERSION = "2";

  private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MS = 100;
  private static final long RETRY_MS = 1_000;
  private static final long COMMIT_MS = 5_000;
  private static final long WAIT_MS = 3_000;
  private static final int BATCH = 500;
  private static final int ENTRIES = 1_000;

  private final ChangeLog log;
  private final Access access;
  private final Searchables types;
  private final IndexFolder folder;
  private final String version;
  private final Backlog backlog = new Backlog();
  private final Map<String, TypeState> states = new ConcurrentHashMap<>();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final ScheduledThreadPoolExecutor worker = Threads.pool("portal-search", 1);
  private final Builder builder;
  private volatile Index index;
  private volatile boolean stopping;
  private volatile String failure;

  /** For the component runtime. */
  @Activate
  public Indexer(
      @Reference ChangeLog log,
      @Reference Access access,
      @Reference Searchables types,
      Settings settings) {
    this(log, access, types, Path.of(settings.data()).resolve("search"), VERSION);
  }

  /**
   * @param path of the folder with the index
   * @param version of its fields
   */
  public Indexer(ChangeLog log, Access access, Searchables types, Path path, String version) {
    this.log = log;
    this.access = access;
    this.types = types;
    this.folder = new IndexFolder(path, version);
    this.builder = new Builder(log, types, this::asSystem);
    this.version = version;
    worker.execute(this::open);
    worker.scheduleWithFixedDelay(this::commit, COMMIT_MS, COMMIT_MS, TimeUnit.MILLISECONDS);
    types.listen(this);
  }

  private void open() {
    try {
      Index ready = folder.open();
      ready.positions().forEach((type, position) -> states.put(type, new TypeState(position)));
      index = ready;
      failure = null;
      opened.countDown();
      types.live().keySet().forEach(this::begin);
    } catch (LockObtainFailedException e) {
      failure = "another one has the index open";
      later(this::open, RETRY_MS);
    } catch (IOException | RuntimeException | LinkageError e) {
      failure = e.toString();
      LOG.error("The search index cannot be opened", e);
      later(this::open, PATIENCE.toMillis());
    }
  }

  private void later(Runnable work, long ms) {
    if (!stopping) {
      worker.schedule(work, ms, TimeUnit.MILLISECONDS);
    }
  }

  @Deactivate
  public void close() {
    stopping = true;
    types.forget(this);
    builder.stop(PATIENCE);
    last();
    Threads.stop(worker, PATIENCE);
    Index last = index;
    index = null;
    if (last != null) {
      try {
        last.close();
      } catch (IOException | RuntimeException e) {
        LOG.warn("The search index was not closed well: {}", e.toString());
      }
    }
  }

  /** Writes and commits what is known, so that less has to be read again. */
  private void last() {
    try {
      worker
          .submit(
              () -> {
                drain();
                commit();
              })
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The search index was not written to the end: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> T asSystem(java.util.function.Supplier<T> work) {
    return access.as(Principal.SYSTEM, work);
  }

  @Override
  public String id() {
    return "search";
  }

  @Override
  public Mode mode() {
    return Mode.EACH_NODE;
  }

  @Override
  public void follow(Change change) {
    backlog.add(change.type(), change.id(), change.position());
    wake(PAUSE_MS);
  }

  private void wake(long ms) {
    if (!stopping && draining.compareAndSet(false, true)) {
      worker.schedule(this::drain, ms, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void arrived(String type) {
    if (index != null && !stopping) {
      worker.execute(() -> begin(type));
    }
  }

  @Override
  public void left(String type) {
    TypeState state = states.get(type);
    if (state != null) {
      state.leave();
    }
  }

  /** Catches up with a type, or builds it when there is nothing to catch up from. */
  private void begin(String type) {
    TypeState state = states.computeIfAbsent(type, t -> new TypeState(TypeState.NEVER));
    if (!types.live().containsKey(type)) {
      return;
    }
    state.arrive();
    if (!state.known()) {
      build(type);
    } else if (!catchUp(type, state, state.position())) {
      build(type);
    }
  }

  private void build(String type) {
    Index target = index;
    TypeState state = states.get(type);
    state.building();
    builder.build(
        type,
        state,
        target,
        from -> worker.execute(() -> built(type, state, target, from)),
        e -> later(() -> retry(type, state, target), PATIENCE.toMillis()));
  }

  private void retry(String type, TypeState state, Index target) {
    if (index == target && state.unfinished() && types.live().containsKey(type)) {
      build(type);
    }
  }

  private void built(String type, TypeState state, Index target, long from) {
    if (index == target && state.unfinished() && !catchUp(type, state, from)) {
      build(type);
    }
  }

  /**
   * Reads what happened to a type.
   *
   * @return false when the log does not reach back so far
   */
  private boolean catchUp(String type, TypeState state, long from) {
    try {
      long head = log.head();
      Set<Id> ids = new LinkedHashSet<>();
      for (long at = from; at < head; ) {
        List<Change> entries = log.read(at, ENTRIES);
        if (entries.isEmpty()) {
          break;
        }
        entries.stream().filter(e -> e.type().equals(type)).forEach(e -> ids.add(e.id()));
        at = entries.get(entries.size() - 1).position();
      }
      write(type, ids);
      index.refresh();
      state.complete(Math.max(head, from));
      return true;
    } catch (GoneException e) {
      return false;
    } catch (IOException | RuntimeException e) {
      failed(type, e);
      later(() -> begin(type), RETRY_MS);
      return true;
    }
  }

  private void write(String type, Set<Id> ids) throws IOException {
    List<Id> all = List.copyOf(ids);
    TypeState state = states.get(type);
    for (int i = 0; i < all.size(); i += BATCH) {
      List<Id> some = all.subList(i, Math.min(all.size(), i + BATCH));
      Searchables.Entry entry = types.live().get(type);
      if (entry == null) {
        throw new IllegalStateException("Things of type " + type + " have just left");
      }
      List<SearchDocument> things = asSystem(() -> entry.searchable().some(some));
      Set<Id> missing = new HashSet<>(some);
      things.forEach(thing -> missing.remove(thing.ref().id()));
      index.put(things, state.stamp());
      index.delete(missing.stream().map(id -> new EntityRef(type, id)).toList());
    }
  }

  private void drain() {
    draining.set(false);
    if (index == null) {
      later(() -> wake(0), RETRY_MS);
      return;
    }
    Backlog.Work work = backlog.take();
    Set<String> failed = new HashSet<>();
    work.things()
        .forEach(
            (type, ids) -> {
              TypeState state = states.get(type);
              if (state == null || !state.following()) {
                // It is read from the log when its feature is back.
                return;
              }
              try {
                write(type, ids);
              } catch (IOException | RuntimeException | LinkageError e) {
                failed.add(type);
                if (state.following()) {
                  backlog.again(type, ids);
                  failed(type, e);
                }
              }
            });
    states.forEach(
        (type, state) -> {
          if (!failed.contains(type)) {
            state.reached(work.position());
          }
        });
    try {
      index.refresh();
    } catch (IOException | RuntimeException e) {
      failed("", e);
    }
    if (failed.isEmpty()) {
      failure = null;
    } else {
      wake(RETRY_MS);
    }
  }

  private void failed(String type, Throwable e) {
    String reason = type + " fails with " + e;
    if (!reason.equals(failure)) {
      LOG.warn("The search index does not follow: {}", reason);
    }
    failure = reason;
    Index current = index;
    if (current != null && current.broken()) {
      reopen();
    }
  }

  /** An error of the disk has ended the writer: what is left is looked at, and used if sound. */
  private void reopen() {
    Index broken = index;
    index = null;
    try {
      broken.close();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The broken search index was not closed well: {}", e.toString());
    }
    states.values().forEach(TypeState::leave);
    states.clear();
    worker.execute(this::open);
  }

  private void commit() {
    Index current = index;
    if (current == null) {
      return;
    }
    try {
      if (current.broken()) {
        reopen();
        return;
      }
      Map<String, Long> positions = new HashMap<>();
      states.forEach((type, state) -> state.put(positions, type));
      if (current.uncommitted() || !positions.equals(current.positions())) {
        current.commit(positions, version);
      }
    } catch (IOException | RuntimeException e) {
      failed("", e);
    } catch (LinkageError e) {
      // Thrown on, it would end the commits for good.
      failed("", new IllegalStateException(e));
    }
  }

  /** Reads work on the index as it is now; waits a moment for it to be opened. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads. */
    T read(IndexSearcher searcher) throws IOException;
  }

  /**
   * Reads from the index.
   *
   * @return what was read; null when the index is not open yet, or is closed in the middle
   */
  public <T> T read(Reading<T> reading) {
    try {
      if (index == null && !opened.await(WAIT_MS, TimeUnit.MILLISECONDS)) {
        return null;
      }
      Index current = index;
      if (current == null) {
        return null;
      }
      IndexSearcher searcher = current.acquire();
      try {
        return reading.read(searcher);
      } finally {
        current.release(searcher);
      }
    } catch (AlreadyClosedException e) {
      return null;
    } catch (IOException e) {
      // What follows from it may close the index, which is the worker's alone to do.
      later(() -> failed("", e), 0);
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /**
   * Builds anew what is asked for, while the index goes on serving.
   *
   * @param only the type; null for all
   */
  public void rebuild(String only) {
    worker.execute(
        () -> {
          for (String type : new ArrayList<>(types.live().keySet())) {
            if (index != null && (only == null || only.equals(type))) {
              states.computeIfAbsent(type, t -> new TypeState(TypeState.NEVER)).arrive();
              build(type);
            }
          }
        });
  }

  /** Whether everything that can be found is in the index. */
  public boolean complete(Set<String> some) {
    return index != null
        && some.stream().allMatch(t -> states.containsKey(t) && states.get(t).whole());
  }

  /** How the index is, by type that can be found now. */
  public Map<String, TypeState.Report> report() {
    Map<String, TypeState.Report> reports = new TreeMap<>();
    types
        .live()
        .keySet()
        .forEach(
            type -> {
              TypeState state = states.get(type);
              reports.put(type, state == null ? TypeState.Report.NONE : state.report());
            });
    return reports;
  }

  /** Newest entry of the change log. */
  public long head() {
    return log.head();
  }

  /** What does not work; null when all does. */
  public String failure() {
    return failure;
  }

  /** How long the oldest change has been waiting; zero when none is. */
  public Duration waiting() {
    return Duration.ofNanos(backlog.waiting());
  }
}
