package org.alliance.portal.security.internal;

import java.time.Duration;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.links.Links.Link;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Browsers that an account signed in with before. They know each other by a cookie, and somebody
 * who guesses passwords elsewhere cannot use up their attempts.
 */
@Component(service = Devices.class)
public final class Devices {
  /** How long a browser is known. */
  public static final Duration KNOWN = Duration.ofDays(365);

  private static final String PURPOSE = "device";
  private static final int MOST = 20;

  private final Links links;

  @Activate
  public Devices(@Reference Links links) {
    this.links = links;
  }

  /**
   * Whose browser this is.
   *
   * @param token not trusted
   */
  public Optional<Id> owner(String token) {
    try {
      return Optional.of(links.check(PURPOSE, token).account());
    } catch (ProblemException unknown) {
      return Optional.empty();
    }
  }

  /** Whether an account has signed in with any browser. */
  boolean any(Id account) {
    return links.any(account, PURPOSE);
  }

  /**
   * From now on a browser is known; of many the oldest is not any more.
   *
   * @return the token for its cookie
   */
  String add(Id account) {
    links.keepNewest(account, PURPOSE, MOST - 1);
    return links.issue(PURPOSE, new Link(account, null, null), KNOWN);
  }
}
