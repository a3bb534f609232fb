package org.alliance.portal.admin.internal.features;

import java.util.List;

/**
 * A feature as the admin sees it.
 *
 * @param name among people
 * @param version the version that is there, or that would be
 * @param description one line, in English; may be empty
 * @param state how it is
 * @param source whether it ships or came from a file
 * @param problem what does not work; null when all does
 * @param addresses what it answers now, method and template
 */
public record FeatureLine(
    String name,
    String version,
    String description,
    State state,
    Source source,
    String problem,
    List<String> addresses) {

  /** How a feature is. */
  public enum State {
    /** It is there and works. */
    LIVE,
    /** It is wanted and does not work. */
    BROKEN,
    /** It ships and was removed. */
    REMOVED
  }

  /** Where a feature comes from. */
  public enum Source {
    /** It ships with the portal. */
    SHIPPED,
    /** It came from a file. */
    FILE
  }

  /** State in lower case, part of text keys. */
  public String stateKey() {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Source in lower case, part of text keys. */
  public String sourceKey() {
    return source.name().toLowerCase(java.util.Locale.ROOT);
  }
}
