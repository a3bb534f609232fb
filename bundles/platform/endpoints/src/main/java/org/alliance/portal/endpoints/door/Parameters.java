package org.alliance.portal.endpoints.door;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;

/** Reads query parameters of programs, which are told what they asked wrongly. */
public final class Parameters {
  private Parameters() {}

  /**
   * Refuses a parameter that nobody reads: it would be a filter that does nothing.
   *
   * @param uri the JAX-RS context
   * @param names what the resource reads
   * @throws ValidationException naming those that are not among the known ones
   */
  public static void known(UriInfo uri, Set<String> names) {
    Set<String> unknown = new TreeSet<>(uri.getQueryParameters().keySet());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new ValidationException(
          unknown.stream()
              .map(name -> FieldProblem.of(name, "portal.problem.unknown-field"))
              .toList());
    }
  }

  /**
   * How many entries of a list a client asks for, as {@link Lists#limit}.
   *
   * @param asked the parameter {@code limit} as it was sent; null or blank when it is missing
   * @throws ValidationException naming {@code limit} when it is no number, or out of bounds
   */
  public static int limit(String asked, int usual, int most) {
    try {
      return Lists.limit(
          asked == null || asked.isBlank() ? null : Integer.valueOf(asked.strip()), usual, most);
    } catch (NumberFormatException e) {
      throw new ValidationException(FieldProblem.of("limit", "portal.problem.not-a-number"));
    }
  }

  /**
   * The words of a parameter that has them separated by commas.
   *
   * @param sent null for none
   */
  public static Set<String> words(String sent) {
    return sent == null
        ? Set.of()
        : Arrays.stream(sent.split(","))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }
}
