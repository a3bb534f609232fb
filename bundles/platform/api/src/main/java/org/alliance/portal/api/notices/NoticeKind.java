package org.alliance.portal.api.notices;

import java.util.regex.Pattern;

/**
 * One kind of notification. The text key {@code notice.<id>} names it for whoever chooses.
 * Immutable.
 *
 * @param id unique in the portal, {@code <feature>-<words>} in lower case with hyphens
 * @param channel how somebody is told who has not chosen
 * @param letters whether a letter tells of it already, which the person chooses among the letters
 */
public record NoticeKind(String id, Channel channel, boolean letters) {
  private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)+");

  /** How somebody is told. */
  public enum Channel {
    /** In the portal only. */
    PORTAL,
    /** In the portal, and in the next letter that sums up what happened. */
    DIGEST,
    /** In the portal, and by a letter of its own at once. */
    LETTER
  }

  /**
   * @throws IllegalArgumentException for an id of another form
   */
  public NoticeKind {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException("Not a kind of notification: " + id);
    }
  }
}
