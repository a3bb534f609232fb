package org.alliance.portal.security.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Networks;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.platform.Authenticator;
import org.alliance.portal.security.internal.clients.ApiKeys;
import org.alliance.portal.security.internal.factor.FactorPolicy;
import org.alliance.portal.security.internal.store.SessionStore;
import org.alliance.portal.security.internal.store.SessionStore.Found;
import org.alliance.portal.security.internal.store.SessionStore.Listed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions and API keys. Only hashes are stored and cached, so neither the database nor a dump of
 * the memory's caches lets anybody in.
 */
@Component(service = {Authenticator.class, Sessions.class})
public final class Sessions implements Authenticator {
  /** How long a session lives at most. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** How long a session lives without being used. */
  static final Duration IDLE = Duration.ofHours(12);

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final Duration SEEN_STEP = Duration.ofMinutes(5);
  private static final Duration CACHED = Duration.ofSeconds(5);
  private static final int MOST_CACHED = 10_000;

  private final SessionStore sessions;
  private final ApiKeys keys;
  private final FactorPolicy policy;
  private final Clock clock;
  private final Cache<String, Optional<Principal>> bySession = cache();

  @Activate
  public Sessions(
      @Reference SessionStore sessions, @Reference ApiKeys keys, @Reference FactorPolicy policy) {
    this(sessions, keys, policy, Clock.systemUTC());
  }

  Sessions(SessionStore sessions, ApiKeys keys, FactorPolicy policy, Clock clock) {
    this.sessions = sessions;
    this.keys = keys;
    this.policy = policy;
    this.clock = clock;
  }

  private static Cache<String, Optional<Principal>> cache() {
    return Caffeine.newBuilder()
        .maximumSize(MOST_CACHED)
        .expireAfterWrite(CACHED)
        .executor(Runnable::run)
        .build();
  }

  @Override
  public Optional<Principal> bySession(String token) {
    return Secrets.wellFormed(token)
        ? bySession.get(Secrets.hash(token), this::find)
        : Optional.empty();
  }

  private Optional<Principal> find(String hash) {
    Instant now = clock.instant();
    return sessions
        .find(hash, now, now.minus(IDLE))
        .map(
            found -> {
              Instant before = now.minus(SEEN_STEP);
              if (!found.lastSeen().isAfter(before)) {
                seen(hash, now, before);
              }
              return effective(found);
            });
  }

  private Principal effective(Found found) {
    Principal all = found.principal();
    return new Principal(
        all.kind(),
        all.id(),
        all.name(),
        policy.effective(all.roles(), found.sample(), found.factor()),
        all.teams(),
        all.scopes(),
        all.zone());
  }

  /** A note that can be made at the next request is no reason to refuse this one. */
  private void seen(String hash, Instant now, Instant before) {
    try {
      sessions.seen(hash, now, before);
    } catch (DatabaseException e) {
      LOG.warn("The use of a session could not be noted: {}", e.getMessage());
    }
  }

  @Override
  public Optional<Principal> byKey(String key) {
    return keys.client(key);
  }

  /**
   * Begins a session.
   *
   * @param browser where
   * @return its token, which is kept nowhere
   */
  public String open(Id account, Browser browser) {
    String token = Secrets.next();
    String hash = Secrets.hash(token);
    Instant now = clock.instant();
    Listed session =
        new Listed(hash, now, now, browser.agent(), Networks.around(browser.network()));
    sessions.insert(hash, account, session, now.plus(LONGEST));
    return token;
  }

  /**
   * Gives a session another token, because it may do more or because the old one may be known.
   *
   * @return the new token; empty when there is no such session
   */
  public Optional<String> renew(String token) {
    if (!Secrets.wellFormed(token)) {
      return Optional.empty();
    }
    String fresh = Secrets.next();
    boolean there = sessions.replace(Secrets.hash(token), Secrets.hash(fresh));
    bySession.invalidate(Secrets.hash(token));
    return there ? Optional.of(fresh) : Optional.empty();
  }

  /** Ends a session, if there is one; at once on this node, within 5 seconds on the others. */
  public void close(String token) {
    if (Secrets.wellFormed(token)) {
      String hash = Secrets.hash(token);
      sessions.delete(hash);
      bySession.invalidate(hash);
    }
  }

  /** An account's sessions, the last used first. */
  public List<Listed> list(Id account) {
    Instant now = clock.instant();
    return sessions.list(account, now, now.minus(IDLE));
  }

  /**
   * Ends one of an account's sessions.
   *
   * @param hash of its token, as listed; not trusted
   * @return how many were ended
   */
  public int close(Id account, String hash) {
    int ended = sessions.delete(hash, account);
    refresh(account);
    return ended;
  }

  /**
   * Ends every session of an account but this one.
   *
   * @param token of the one that stays
   * @return how many were ended
   */
  public int closeOthers(Id account, String token) {
    int ended = sessions.deleteOthers(account, Secrets.hash(token));
    refresh(account);
    return ended;
  }

  /** Ends every session of an account. */
  public void closeAll(Id account) {
    sessions.deleteOf(account);
    refresh(account);
  }

  /**
   * An account's roles, teams or state changed: at once on this node, within 5 seconds on others.
   */
  public void refresh(Id account) {
    bySession
        .asMap()
        .values()
        .removeIf(found -> found.map(Principal::id).filter(account::equals).isPresent());
  }

  /** Forgets sessions that nobody can use any more. */
  void deleteExpired() {
    Instant now = clock.instant();
    sessions.deleteExpired(now, now.minus(IDLE));
  }
}
