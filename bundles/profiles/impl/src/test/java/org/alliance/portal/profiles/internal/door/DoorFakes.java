package org.alliance.portal.profiles.internal.door;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.External;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;

/** What the doors for programs lean on, in memory. */
public final class DoorFakes {
  private DoorFakes() {}

  /** A search of profiles by a search that can be away. */
  public static ProfileSearch search(Search search) {
    ProfileSearch made =
        new ProfileSearch(new AccessFake(), new VocabularyFake(), new RequestFake("/profiles"));
    made.search = search;
    return made;
  }

  /** Finds what it was told to find, and remembers what it was asked. */
  public static final class SearchFake implements Search {
    public final List<Id> hits = new ArrayList<>();
    public final Map<String, List<SearchResult.Count>> facets = new HashMap<>();
    public SearchQuery asked;
    public String unknown;

    @Override
    public SearchResult find(SearchQuery query) {
      asked = query;
      if (unknown != null) {
        throw new ValidationException(FieldProblem.of(unknown, "portal.problem.unknown-value"));
      }
      Map<String, List<SearchResult.Count>> counted = new HashMap<>(facets);
      counted.keySet().retainAll(query.counted());
      return new SearchResult(
          hits.stream()
              .map(
                  id ->
                      new SearchResult.Hit(
                          new EntityRef(Profile.TYPE, id),
                          "/profiles/" + id,
                          new ByLanguage.Chosen<>("en", "Town"),
                          new SearchResult.Extract(null, List.of())))
              .toList(),
          "next-hits",
          57,
          counted,
          Map.of(Profile.TYPE, 57L),
          null,
          true);
    }

    @Override
    public void each(SearchQuery query, Consumer<EntityRef> sink) {
      hits.forEach(id -> sink.accept(new EntityRef(Profile.TYPE, id)));
    }

    @Override
    public List<Suggestion> suggest(String typed, String lang, int limit) {
      return List.of();
    }
  }

  /** Identifiers of one client. */
  public static final class ExternalFake implements External {
    public final Map<ExternalId, Id> all = new LinkedHashMap<>();
    public int queries;
    private final Access access;
    private final ProfilesFake profiles;

    public ExternalFake(Access access, ProfilesFake profiles) {
      this.access = access;
      this.profiles = profiles;
    }

    private void client() {
      queries++;
      if (access.principal().kind() != Principal.Kind.API_CLIENT) {
        throw new AccessDeniedException(Profiles.READ);
      }
    }

    @Override
    public Profile get(ExternalId externalId) {
      client();
      if (!externalId.source().matches("[A-Za-z0-9._-]{1,40}")) {
        throw new ValidationException(FieldProblem.of("source", "portal.problem.malformed"));
      }
      if (!all.containsKey(externalId)) {
        throw new NotFoundException(Profile.TYPE, externalId.id());
      }
      return profiles.get(all.get(externalId));
    }

    @Override
    public List<ExternalId> of(Id profile) {
      client();
      return all.keySet().stream().filter(key -> all.get(key).equals(profile)).toList();
    }

    @Override
    public Map<Id, List<ExternalId>> of(Collection<Id> some) {
      client();
      Map<Id, List<ExternalId>> found = new HashMap<>();
      all.forEach(
          (key, id) -> {
            if (some.contains(id)) {
              found.computeIfAbsent(id, unused -> new ArrayList<>()).add(key);
            }
          });
      return found;
    }

    @Override
    public Put put(ExternalId externalId, Integer version, ProfileDraft draft) {
      client();
      Id there = all.get(externalId);
      if (there != null) {
        int now = profiles.get(there).version();
        return new Put(
            profiles.update(there, Objects.requireNonNullElse(version, now), draft), false);
      }
      if (version != null) {
        throw new ConflictException(null);
      }
      Id id = profiles.create(draft);
      all.put(externalId, id);
      return new Put(profiles.get(id), true);
    }

    @Override
    public void link(ExternalId externalId, Id profile) {
      client();
      profiles.get(profile);
      Id other = all.putIfAbsent(externalId, profile);
      if (other != null && !other.equals(profile)) {
        throw new ConflictException(profiles.get(other));
      }
    }

    @Override
    public void unlink(ExternalId externalId) {
      client();
      all.remove(externalId);
    }
  }

  /** Contacts in a list. */
  public static final class ContactsFake implements Contacts {
    public final List<Contact> all = new ArrayList<>();

    @Override
    public List<Contact> list(Id organisation) {
      return all.stream().filter(c -> c.organisation().equals(organisation)).toList();
    }

    @Override
    public List<Contact> publicOf(Id organisation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Contact add(Id organisation, Contact.Draft draft) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Contact addSelf(Id organisation, Contact.Draft draft) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Contact askAgain(Id organisation, Id contact) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove(Id organisation, Id contact) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Contact byToken(String token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Offer offer(String token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Contact agree(String token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void withdraw(String token) {
      throw new UnsupportedOperationException();
    }
  }
}
