package org.alliance.portal.search.internal;

import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.search.SearchQuery.By;
import org.alliance.portal.api.search.SearchQuery.Sort;

/** Orders as words of addresses. */
public final class Sorts {
  private Sorts() {}

  /**
   * Reads {@code relevance}, {@code title}, {@code updated} or the name of a number, each with a
   * minus before it for the largest or newest first; relevance is always best first.
   *
   * @param word null or empty for the usual order
   * @return null for the usual order
   * @throws ValidationException naming {@code sort} for a number that nothing has
   */
  public static Sort read(String word, SearchService search) {
    if (word == null || word.isBlank()) {
      return null;
    }
    boolean down = word.startsWith("-");
    String name = down ? word.substring(1) : word;
    return switch (name) {
      case "relevance" -> Sort.RELEVANCE;
      case "title" -> new Sort(By.TITLE, null, down);
      case "updated" -> new Sort(By.UPDATED, null, down);
      default -> {
        if (!name.matches("[a-z-]{1,50}") || !search.knowsNumber(name)) {
          throw new ValidationException(FieldProblem.of("sort", "portal.problem.unknown-value"));
        }
        yield new Sort(By.NUMBER, name, down);
      }
    };
  }
}
