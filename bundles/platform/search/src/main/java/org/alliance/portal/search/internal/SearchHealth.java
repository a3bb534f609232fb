package org.alliance.portal.search.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.alliance.portal.search.internal.index.Indexer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the search is. The portal works without it, so it is never down. */
@Component
public final class SearchHealth implements HealthCheck {
  private static final Duration LATE = Duration.ofSeconds(10);
  private final Indexer indexer;
  private final Searchables types;

  @Activate
  public SearchHealth(@Reference Indexer indexer, @Reference Searchables types) {
    this.indexer = indexer;
    this.types = types;
  }

  @Override
  public String id() {
    return "search";
  }

  @Override
  public Health check() {
    List<String> problems = new ArrayList<>();
    if (indexer.failure() != null) {
      problems.add("Not following: " + indexer.failure());
    }
    if (indexer.waiting().compareTo(LATE) > 0) {
      problems.add("a change waits for " + indexer.waiting().toSeconds() + " s");
    }
    if (!indexer.complete(types.live().keySet())) {
      problems.add("the index is being built");
    }
    return problems.isEmpty()
        ? Health.up(types.live().size() + " types can be found")
        : Health.degraded(String.join("; ", problems));
  }
}
