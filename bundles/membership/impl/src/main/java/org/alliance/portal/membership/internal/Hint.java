package org.alliance.portal.membership.internal;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes a moderator look twice; never a reason to refuse by itself. */
public enum Hint {
  /** The texts have several links. */
  LINKS,
  /** The address is not of the website's domain. */
  OTHER_DOMAIN,
  /** Written faster than a person writes. */
  FAST;

  private static final Pattern LINK = Pattern.compile("https?://|www\\.", Pattern.CASE_INSENSITIVE);
  private static final int MANY_LINKS = 3;
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** The hints that an application gives. */
  public static Set<Hint> of(Application application) {
    Set<Hint> hints = EnumSet.noneOf(Hint.class);
    Application.Answers said = application.answers();
    if (LINK.matcher(text(said.about()) + " " + text(said.reasons())).results().count()
        >= MANY_LINKS) {
      hints.add(LINKS);
    }
    if (otherDomain(said.website(), said.email())) {
      hints.add(OTHER_DOMAIN);
    }
    Application.Times times = application.times();
    if (times.submitted() != null
        && Duration.between(times.created(), times.submitted()).compareTo(SHORTEST) < 0) {
      hints.add(FAST);
    }
    return hints;
  }

  private static boolean otherDomain(String website, String email) {
    String site = host(website);
    if (site == null || email == null) {
      return false;
    }
    String mail = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return !within(site, mail) && !within(mail, site);
  }

  private static boolean within(String domain, String of) {
    return domain.equals(of) || domain.endsWith("." + of);
  }

  private static String host(String website) {
    try {
      String host = website == null ? null : URI.create(website).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
