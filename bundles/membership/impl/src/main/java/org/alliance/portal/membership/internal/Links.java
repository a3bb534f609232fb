package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.membership.internal.store.LinkStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes and reads the secret links of applications. Each letter has one of its own. */
@Component(service = Links.class)
public class Links {
  /** How long an address can be confirmed. */
  public static final Duration CONFIRM = Duration.ofDays(7);

  /** How long a link opens its application while nobody has decided. */
  public static final Duration OPEN = Duration.ofDays(400);

  /** How long links open their application after it was closed. */
  public static final Duration AFTER_DECISION = Duration.ofDays(60);

  /** Key of the text for a link that has ended. */
  public static final String ENDED = "membership.ended.title";

  private final LinkStore store;
  private final PublicAddress address;
  private final Clock clock;

  @Activate
  public Links(@Reference LinkStore store, @Reference PublicAddress address) {
    this(store, address, Clock.systemUTC());
  }

  /** With a clock of its own, for tests. */
  public Links(LinkStore store, PublicAddress address, Clock clock) {
    this.store = store;
    this.address = address;
    this.clock = clock;
  }

  /**
   * Makes a link, within the transaction of what it is for.
   *
   * @return its token, which is not stored
   */
  public String add(Id application, Link.Purpose purpose) {
    String token = Secrets.next();
    Instant now = now();
    Instant expires = now.plus(purpose == Link.Purpose.CONFIRM ? CONFIRM : OPEN);
    store.insert(new Link(Secrets.hash(token), application, purpose, now, expires, null));
    return token;
  }

  /** Full address of an application's page, for a letter. */
  public String address(String token, String lang) {
    return address.of(lang, "/application/" + token);
  }

  /** Full address of an application at the moderators' desk, for a letter. */
  public String review(Id application, String lang) {
    return address.of(lang, "/admin/applications/" + application);
  }

  /**
   * The link with a token.
   *
   * @throws NotFoundException when there is none
   * @throws GoneException when it has ended
   */
  public Link open(String token) {
    if (!Secrets.wellFormed(token)) {
      throw unknown();
    }
    Link link = store.find(Secrets.hash(token)).orElseThrow(Links::unknown);
    if (link.expires().isBefore(now())) {
      throw new GoneException(ENDED);
    }
    return link;
  }

  /** Messages are logged, and the token is a secret. */
  static NotFoundException unknown() {
    return new NotFoundException(Application.TYPE, "with this link");
  }

  /**
   * Uses a link that confirms; it opens the application afterwards.
   *
   * @param closed the application is closed: its links end when they did
   */
  void use(Link link, boolean closed) {
    store.use(link.hash(), now(), closed ? link.expires() : now().plus(OPEN));
  }

  /** The application is closed: its links end in a while. */
  public void closing(Id application) {
    store.end(application, now().plus(AFTER_DECISION));
  }

  /** Links of an application that is closed already end when the old ones do. */
  void closed(Application application) {
    if (application.state().closed()) {
      store.end(application.id(), application.times().decided().plus(AFTER_DECISION));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
