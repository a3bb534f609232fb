package org.alliance.portal.search.internal.index;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.search.internal.Searchables;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Things are found by the names of their terms, and nobody records a change of each thing when a
 * term gets another name: what is sorted by a vocabulary is built anew.
 */
@Component
public final class RenamedTerms implements ChangeFollower {
  /** Longer than it takes until a name is known on every node; several names are one rebuild. */
  static final Duration PAUSE = Duration.ofSeconds(15);

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Indexer indexer;
  private final Searchables types;
  private final Duration pause;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor later = Threads.pool("portal-search-names", 1);

  /** For the component runtime. */
  @Activate
  public RenamedTerms(@Reference Indexer indexer, @Reference Searchables types) {
    this(indexer, types, PAUSE);
  }

  RenamedTerms(Indexer indexer, Searchables types, Duration pause) {
    this.indexer = indexer;
    this.types = types;
    this.pause = pause;
  }

  /** For the component runtime. */
  @Deactivate
  public void stop() {
    Threads.stop(later, PATIENCE);
  }

  @Override
  public String id() {
    return "search-renamed-terms";
  }

  @Override
  public Mode mode() {
    return Mode.EACH_NODE;
  }

  @Override
  public void follow(Change change) {
    boolean renamed =
        change.type().equals(Term.TYPE)
            && change.fields().stream().anyMatch(field -> field.startsWith("names"));
    if (renamed && waiting.compareAndSet(false, true)) {
      later.schedule(this::rebuild, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void rebuild() {
    waiting.set(false);
    types
        .live()
        .forEach(
            (type, entry) -> {
              if (entry.facets().values().stream().anyMatch(facet -> facet.scheme() != null)) {
                indexer.rebuild(type);
              }
            });
  }
}
