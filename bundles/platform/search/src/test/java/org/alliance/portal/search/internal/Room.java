package org.alliance.portal.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Searchable;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.search.internal.index.Indexer;
import org.osgi.framework.ServiceReference;

/** This room with other rooms' services in memory, and the index in a folder of its own. */
public final class Room implements AutoCloseable {
  public final Fakes.LogFake log = new Fakes.LogFake();
  public final Fakes.AccessFake access = new Fakes.AccessFake();
  public final Searchables types = new Searchables();
  public final Path folder;
  private final Map<Searchable, ServiceReference<Searchable>> references = new HashMap<>();
  private long number;
  private String version = "1";
  public Indexer indexer;
  public SearchService search;

  public Room() {
    try {
      folder = Files.createTempDirectory("search");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open();
  }

  public void open() {
    indexer = new Indexer(log, access, types, folder, version);
    search = new SearchService(access, types, indexer);
  }

  public void version(String other) {
    version = other;
  }

  public Room bring(Searchable... some) {
    for (Searchable one : some) {
      ServiceReference<Searchable> reference = Fakes.reference(++number);
      references.put(one, reference);
      types.add(one, reference);
      await(() -> indexer.complete(Set.of(one.type())));
    }
    return this;
  }

  public void arrive(Searchable one) {
    ServiceReference<Searchable> reference = Fakes.reference(++number);
    references.put(one, reference);
    types.add(one, reference);
  }

  public void leave(Searchable one) {
    types.remove(references.remove(one));
  }

  /** Announces a change, as the follower is told of it. */
  public void changed(EntityRef ref) {
    indexer.follow(log.changed(ref));
  }

  public static void await(BooleanSupplier condition) {
    await(condition, 20);
  }

  public static void await(BooleanSupplier condition, int seconds) {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + seconds + " seconds");
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public SearchResult find(Principal reader, SearchQuery query) {
    return access.as(reader, () -> search.find(query));
  }

  public SearchResult find(Principal reader, String words) {
    return find(reader, SearchQuery.of(words, "en", 50));
  }

  public List<String> titles(Principal reader, String words) {
    return find(reader, words).hits().stream().map(hit -> hit.title().value()).toList();
  }

  public List<String> suggest(Principal reader, String typed) {
    return access.as(reader, () -> search.suggest(typed, "en", 10)).stream()
        .map(Suggestion::title)
        .map(title -> title.value())
        .toList();
  }

  @Override
  public void close() {
    indexer.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
