package org.alliance.portal.profiles.internal.external;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.profiles.api.External;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.store.ExternalStore;
import org.alliance.portal.profiles.internal.store.ExternalStore.Mapping;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Partners' own identifiers and their rules. */
@Component
public class ExternalService implements External {
  /** A reservation older than this was left behind by a crash. */
  static final Duration ABANDONED = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 20;
  private static final int TRIES = 5;
  private static final int LONGEST = 200;
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  private final Access access;
  private final Profiles profiles;
  private final Creation creation;
  private final ExternalStore store;
  private final Clock clock;

  @Activate
  public ExternalService(
      @Reference Access access,
      @Reference ProfileService profiles,
      @Reference ExternalStore store) {
    this(access, profiles, profiles::create, store, Clock.systemUTC());
  }

  ExternalService(
      Access access, Profiles profiles, Creation creation, ExternalStore store, Clock clock) {
    this.access = access;
    this.profiles = profiles;
    this.creation = creation;
    this.store = store;
    this.clock = clock;
  }

  /** Somebody else was given the identifier while the profile was being made. */
  private static final class TakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Profile get(ExternalId externalId) {
    Id client = client(Profiles.READ);
    validate(externalId);
    return store
        .get(client, externalId)
        .map(Mapping::profile)
        .flatMap(this::find)
        .orElseThrow(() -> unknown(externalId));
  }

  @Override
  public List<ExternalId> of(Id profile) {
    return store.of(client(Profiles.READ), profile);
  }

  @Override
  public Map<Id, List<ExternalId>> of(Collection<Id> some) {
    Id client = client(Profiles.READ);
    if (some.size() > Profiles.MOST) {
      throw new IllegalArgumentException("At most " + Profiles.MOST + " ids");
    }
    return some.isEmpty() ? Map.of() : store.of(client, some);
  }

  @Override
  public Put put(ExternalId externalId, Integer version, ProfileDraft draft) {
    Id client = client(Profiles.CREATE);
    validate(externalId);
    Instant patience = clock.instant().plus(PATIENCE);
    while (true) {
      Optional<Mapping> mapping = store.get(client, externalId);
      Optional<Profile> there = mapping.map(Mapping::profile).flatMap(this::find);
      if (there.isPresent()) {
        return new Put(update(there.get(), version, draft), false);
      }
      if (version != null) {
        throw new ConflictException(null);
      }
      if (mapping.isPresent() && underWay(mapping.get())) {
        pause(patience);
      } else {
        Optional<Put> put = create(client, externalId, mapping.orElse(null), draft);
        if (put.isPresent()) {
          return put.get();
        }
      }
    }
  }

  /** Whether somebody is making the profile right now. */
  private boolean underWay(Mapping mapping) {
    return mapping.profile() == null && mapping.since().plus(ABANDONED).isAfter(clock.instant());
  }

  private Profile update(Profile there, Integer version, ProfileDraft draft) {
    Profile now = there;
    for (int i = 1; ; i++) {
      try {
        return profiles.update(now.id(), version == null ? now.version() : version, draft);
      } catch (ConflictException e) {
        if (version != null || i == TRIES) {
          throw e;
        }
        now = profiles.get(now.id());
      }
    }
  }

  /** Empty when somebody else was first. */
  private Optional<Put> create(
      Id client, ExternalId externalId, Mapping before, ProfileDraft draft) {
    List<FieldProblem> problems = profiles.check(draft);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    Instant reserved = now();
    if (!(before == null
        ? store.insert(client, externalId, null, reserved)
        : store.replace(client, externalId, before, null, reserved))) {
      return Optional.empty();
    }
    Mapping own = new Mapping(null, reserved);
    boolean made = false;
    try {
      Id id =
          creation.create(
              draft,
              profile -> {
                if (!store.replace(client, externalId, own, profile, now())) {
                  throw new TakenException();
                }
              });
      made = true;
      return Optional.of(new Put(profiles.get(id), true));
    } catch (TakenException e) {
      return Optional.empty();
    } finally {
      if (!made) {
        store.release(client, externalId, reserved);
      }
    }
  }

  private void pause(Instant patience) {
    if (!clock.instant().isBefore(patience)) {
      // The client may try again; by then the other one is ready, or given up.
      throw new ConflictException(null);
    }
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConflictException(null);
    }
  }

  @Override
  public void link(ExternalId externalId, Id profile) {
    Id client = client(Profiles.EDIT);
    validate(externalId);
    profiles.get(profile);
    for (int i = 0; i < TRIES; i++) {
      Optional<Mapping> mapping = store.get(client, externalId);
      if (mapping.isEmpty()) {
        if (store.insert(client, externalId, profile, now())) {
          return;
        }
      } else if (profile.equals(mapping.get().profile())) {
        return;
      } else {
        Optional<Profile> other = Optional.ofNullable(mapping.get().profile()).flatMap(this::find);
        if (other.isPresent() || underWay(mapping.get())) {
          throw new ConflictException(other.orElse(null));
        }
        if (store.replace(client, externalId, mapping.get(), profile, now())) {
          return;
        }
      }
    }
    throw new ConflictException(null);
  }

  @Override
  public void unlink(ExternalId externalId) {
    Id client = client(Profiles.EDIT);
    validate(externalId);
    store.delete(client, externalId);
  }

  private Id client(String action) {
    access.require(action);
    Principal principal = access.principal();
    if (principal.kind() != Principal.Kind.API_CLIENT) {
      throw new AccessDeniedException(action);
    }
    return principal.id();
  }

  private Optional<Profile> find(Id profile) {
    try {
      return Optional.of(profiles.get(profile));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static NotFoundException unknown(ExternalId id) {
    return new NotFoundException(Profile.TYPE, id.source() + "/" + id.id());
  }

  private static void validate(ExternalId key) {
    List<FieldProblem> problems = new ArrayList<>();
    if (key.source() == null || !SOURCE.matcher(key.source()).matches()) {
      problems.add(FieldProblem.of("source", "portal.problem.malformed"));
    }
    if (key.id() == null || key.id().isBlank()) {
      problems.add(FieldProblem.of("id", "portal.problem.required"));
    } else if (key.id().length() > LONGEST) {
      problems.add(FieldProblem.of("id", "portal.problem.too-long", "max", LONGEST));
    } else if (key.id().chars().anyMatch(Character::isISOControl)) {
      problems.add(FieldProblem.of("id", "portal.problem.malformed"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
