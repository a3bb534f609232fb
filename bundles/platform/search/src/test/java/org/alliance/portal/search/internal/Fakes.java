package org.alliance.portal.search.internal;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.Searchable;
import org.osgi.framework.ServiceReference;

/** Other rooms' services, in memory. */
public final class Fakes {
  private Fakes() {}

  /** An account of a member without a team. */
  public static Principal member() {
    return account(Map.of(), Set.of(PlatformRole.MEMBER));
  }

  /** An account in the team of an organisation. */
  public static Principal team(Id organisation) {
    return account(Map.of(organisation, TeamRole.READER), Set.of(PlatformRole.MEMBER));
  }

  /** An account of the secretariat. */
  public static Principal moderator() {
    return account(Map.of(), Set.of(PlatformRole.MODERATOR));
  }

  private static Principal account(Map<Id, TeamRole> teams, Set<PlatformRole> roles) {
    return new Principal(Principal.Kind.ACCOUNT, new Id(1), "Somebody", roles, teams, Set.of());
  }

  /** An API client with scopes. */
  public static Principal client(String... scopes) {
    return new Principal(
        Principal.Kind.API_CLIENT, new Id(2), "Client", Set.of(), Map.of(), Set.of(scopes));
  }

  /** Everybody may use the search; accounts may read, and clients with the scope. */
  public static final class AccessFake implements Access {
    private final ThreadLocal<Principal> current = new ThreadLocal<>();

    @Override
    public Principal principal() {
      return current.get() == null ? Principal.ANONYMOUS : current.get();
    }

    @Override
    public void require(String action) {
      require(action, null);
    }

    @Override
    public void require(String action, Id owner) {
      if (!allows(action, owner)) {
        throw new AccessDeniedException(action);
      }
    }

    @Override
    public boolean allows(String action, Id owner) {
      Principal who = principal();
      return switch (who.kind()) {
        case SYSTEM -> true;
        case ACCOUNT -> !action.startsWith("secret");
        case API_CLIENT ->
            action.equals(SearchService.USE)
                || who.scopes().contains(action.substring(0, action.indexOf('.')) + ":read");
        case ANONYMOUS -> action.equals(SearchService.USE);
      };
    }

    @Override
    public <T> T as(Principal principal, Supplier<T> work) {
      Principal before = current.get();
      current.set(principal);
      try {
        return work.get();
      } finally {
        current.set(before);
      }
    }
  }

  /** A log in memory; tells a follower when asked to. */
  public static final class LogFake implements ChangeLog {
    private final List<Change> entries = new ArrayList<>();
    public volatile long oldest = 1;

    @Override
    public synchronized void record(
        String feature,
        Collection<Named> things,
        Change.Verb verb,
        List<String> fields,
        Change.Audience audience) {
      for (Named thing : things) {
        entries.add(
            new Change(
                entries.size() + 1L,
                Instant.now(),
                "system",
                feature,
                thing.ref().type(),
                thing.ref().id(),
                verb,
                fields,
                audience,
                thing.organisation()));
      }
    }

    public Change changed(EntityRef ref) {
      record("test", ref, Change.Verb.UPDATED, List.of(), Change.Audience.MEMBERS, null);
      return read(head() - 1, 1).get(0);
    }

    @Override
    public synchronized List<Change> read(long after, int limit) {
      if (after + 1 < oldest) {
        throw new GoneException("portal.problem.resynchronise");
      }
      return List.copyOf(
          entries.subList(
              (int) Math.min(after, entries.size()),
              (int) Math.min(entries.size(), after + limit)));
    }

    @Override
    public synchronized long head() {
      return entries.size();
    }
  }

  /** Things in a map. */
  public static final class ThingsFake implements Searchable {
    public final Map<Id, SearchDocument> things = new LinkedHashMap<>();
    private final String type;
    private final String action;
    private final List<Facet> facets;
    public volatile boolean broken;
    public volatile LinkageError gone;
    public volatile Runnable whileReading = () -> {};
    public volatile int streams;

    public ThingsFake(String type, String action, String... facets) {
      this.type = type;
      this.action = action;
      this.facets = new ArrayList<>();
      for (String facet : facets) {
        this.facets.add(new Facet(facet, type + ".facet." + facet, null, type + "." + facet + "."));
      }
    }

    /** With a facet whose values are the terms of a vocabulary. */
    public ThingsFake sortedBy(String scheme) {
      facets.add(new Facet(scheme, type + ".facet." + scheme, scheme, null));
      return this;
    }

    public synchronized void put(SearchDocument thing) {
      things.put(thing.ref().id(), thing);
    }

    public synchronized void remove(Id id) {
      things.remove(id);
    }

    @Override
    public String type() {
      return type;
    }

    @Override
    public String textKey() {
      return type + ".title";
    }

    @Override
    public String action() {
      return action;
    }

    @Override
    public List<Facet> facets() {
      return facets;
    }

    @Override
    public void all(Consumer<SearchDocument> sink) {
      streams++;
      List<SearchDocument> copy;
      synchronized (this) {
        copy = List.copyOf(things.values());
      }
      fail();
      copy.forEach(
          thing -> {
            whileReading.run();
            sink.accept(thing);
          });
    }

    @Override
    public synchronized List<SearchDocument> some(Collection<Id> ids) {
      fail();
      Set<Id> wanted = new HashSet<>(ids);
      return things.values().stream().filter(t -> wanted.contains(t.ref().id())).toList();
    }

    private void fail() {
      if (gone != null) {
        throw gone;
      }
      if (broken) {
        throw new IllegalStateException("The database is away");
      }
    }
  }

  /** A reference that sorts by when it was made. */
  @SuppressWarnings("unchecked")
  public static ServiceReference<Searchable> reference(long number) {
    return (ServiceReference<Searchable>)
        Proxy.newProxyInstance(
            Fakes.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class, Comparable.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "compareTo" -> Long.compare(other(args[0]), number);
                  case "hashCode" -> (int) number;
                  case "equals" -> proxy == args[0];
                  case "getProperty" -> number;
                  default -> null;
                });
  }

  private static long other(Object reference) {
    return (Long) ((ServiceReference<?>) reference).getProperty("service.id");
  }
}
