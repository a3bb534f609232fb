package org.alliance.portal.api.web;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A page to be rendered: the name of a template and what it shows. A page resource returns one (or
 * a response whose entity is one); the platform renders it with the templates and texts of the
 * contributing bundle. Immutable.
 *
 * @param template name below {@code templates/}, without ending
 * @param model values by name; the values' types must be public. The names of {@link #RESERVED} are
 *     the portal's own and refused with {@link IllegalArgumentException}
 * @param status HTTP status, 200 to 599
 */
public record View(String template, Map<String, Object> model, int status) {

  /** What every page is given by the portal. */
  public static final Set<String> RESERVED =
      Set.of("lang", "path", "principal", "known", "csrf", "demo", "languages");

  /** Copies the map; its values may be null. */
  public View {
    if (!Collections.disjoint(RESERVED, model.keySet())) {
      throw new IllegalArgumentException("One of " + RESERVED + " in the page " + template);
    }
    model = Collections.unmodifiableMap(new HashMap<>(model));
  }

  /** A page with nothing to show yet, with status 200. */
  public static View of(String template) {
    return new View(template, Map.of(), 200);
  }

  /** The same page with one more value, which may be null. */
  public View with(String name, Object value) {
    Map<String, Object> more = new HashMap<>(model);
    more.put(name, value);
    return new View(template, more, status);
  }

  /** The same page with another status. */
  public View status(int other) {
    return new View(template, model, other);
  }
}
