package org.alliance.portal.security.internal.links;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.security.internal.store.LinkStore;
import org.alliance.portal.security.internal.store.LinkStore.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Links with a secret that somebody was given: each is for one purpose, ends at a time, and can be
 * used once. Only the hash of the secret is stored. Every method joins the current transaction.
 */
@Component(service = Links.class)
public final class Links {
  /** Key of the text that says what to do when a link is too old. */
  public static final String EXPIRED = "security.link.expired";

  /** Key of the text that says what to do when a link was used before. */
  public static final String USED = "security.link.used";

  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final String THING = "link";

  private final LinkStore store;
  private final Clock clock;

  /**
   * What a link stands for.
   *
   * @param account whose it is; null when it is nobody's yet
   * @param email address it was sent to; null when it was not sent
   * @param subject id of what it is about; null for nothing in particular
   */
  public record Link(Id account, String email, Id subject) {}

  @Activate
  public Links(@Reference LinkStore store) {
    this(store, Clock.systemUTC());
  }

  /**
   * @param clock what tells the time
   */
  public Links(LinkStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Makes a link.
   *
   * @param purpose what it is for, at most 40 characters; it is no good for anything else
   * @param valid how long it can be used
   * @return its token, which is kept nowhere
   */
  public String issue(String purpose, Link link, Duration valid) {
    String token = Secrets.next();
    Instant now = clock.instant();
    store.insert(
        Secrets.hash(token),
        new Stored(
            purpose, link.account(), link.email(), link.subject(), now, now.plus(valid), null));
    return token;
  }

  /**
   * Looks whether a link can still be used, without using it.
   *
   * @param token not trusted
   * @throws NotFoundException when it is none of ours, or for another purpose
   * @throws GoneException when it was used, or is too old
   */
  public Link check(String purpose, String token) {
    if (!Secrets.wellFormed(token)) {
      throw new NotFoundException(THING, "");
    }
    Stored found =
        store
            .find(Secrets.hash(token), purpose)
            .orElseThrow(() -> new NotFoundException(THING, ""));
    if (found.used() != null) {
      throw new GoneException(USED);
    }
    if (!clock.instant().isBefore(found.expires())) {
      throw new GoneException(EXPIRED);
    }
    return new Link(found.account(), found.email(), found.subject());
  }

  /**
   * Uses a link up. Of two who try at the same time one succeeds. Call it in the transaction of
   * what the link is for, so that the link stays when that fails.
   *
   * @throws NotFoundException as {@link #check}
   * @throws GoneException as {@link #check}
   */
  public Link use(String purpose, String token) {
    Link link = check(purpose, token);
    if (!store.use(Secrets.hash(token), clock.instant())) {
      throw new GoneException(USED);
    }
    return link;
  }

  /** An account's unused links of one purpose are no longer known. */
  public void forget(Id account, String purpose) {
    store.deleteOf(account, purpose);
  }

  /** No unused link of an account is known any more; of a used one it is still said that it was. */
  public void forgetUnused(Id account) {
    store.deleteUnused(account);
  }

  /** No link of an account is known any more. */
  public void forget(Id account) {
    store.deleteOf(account);
  }

  /** Whether an account has a link of this purpose. */
  public boolean any(Id account, String purpose) {
    return store.any(account, purpose);
  }

  /** Of an account's links of one purpose only some are known any longer, the newest. */
  public void keepNewest(Id account, String purpose, int kept) {
    store.deleteOlder(account, purpose, kept);
  }

  /** The links of one purpose about one thing are no longer known. */
  public void forgetAbout(Id subject, String purpose) {
    store.deleteAbout(subject, purpose);
  }

  /** Forgets links that ended long ago; until then whoever has one learns that it is too old. */
  void deleteExpired() {
    store.deleteExpired(clock.instant().minus(REMEMBERED));
  }
}
