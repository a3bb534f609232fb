package org.alliance.portal.api.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.Suggestion;

/**
 * What the address of a page says that shows some things of a list side by side: {@code id} for
 * each of them, {@code from} for the list that led here. What cannot be shown is told beside what
 * can, with the macros of {@code portal/compare}. Immutable.
 *
 * @param path of the page, with the language, such as {@code /en/profiles/compare}
 * @param back the list that led here
 * @param most how many fit beside each other
 * @param ids what is compared, each once, at most {@code most}
 * @param unknown whether something was asked for that there is not
 * @param tooMany whether more was asked for than fits
 */
public record Comparison(
    String path, ListState back, int most, List<Id> ids, boolean unknown, boolean tooMany) {
  /** Copies the list. */
  public Comparison {
    ids = List.copyOf(ids);
  }

  /**
   * Something that can be added.
   *
   * @param title with the language it is in
   * @param href the comparison with it
   */
  public record Offer(ByLanguage.Chosen<String> title, String href) {}

  /**
   * Reads what the address asks for.
   *
   * @param sent values of {@code id}
   */
  public static Comparison read(List<String> sent, int most, String path, ListState back) {
    Set<Id> asked = new LinkedHashSet<>();
    boolean unknown = false;
    for (String text : sent) {
      try {
        asked.add(Id.parse(text.strip()));
      } catch (IllegalArgumentException e) {
        unknown |= !text.isBlank();
      }
    }
    List<Id> first = asked.stream().limit(most).toList();
    return new Comparison(path, back, most, first, unknown, asked.size() > most);
  }

  /** What of it there is. */
  public Comparison of(Set<Id> there) {
    List<Id> left = ids.stream().filter(there::contains).toList();
    return new Comparison(path, back, most, left, unknown || left.size() < ids.size(), tooMany);
  }

  /** Whether nothing more fits. */
  public boolean full() {
    return ids.size() >= most;
  }

  /** The address without one of them. */
  public String without(Id id) {
    return address(ids.stream().filter(other -> !other.equals(id)).toList());
  }

  /** What can be added of what was found. */
  public List<Offer> offers(List<Suggestion> found) {
    List<Offer> offers = new ArrayList<>();
    for (Suggestion suggestion : found) {
      Id id = suggestion.ref().id();
      if (!ids.contains(id)) {
        List<Id> more = new ArrayList<>(ids);
        more.add(id);
        offers.add(new Offer(suggestion.title(), address(more)));
      }
    }
    return offers;
  }

  private String address(List<Id> some) {
    StringBuilder address = new StringBuilder(path);
    char separator = '?';
    for (Id id : some) {
      address.append(separator).append("id=").append(id);
      separator = '&';
    }
    String query = back.query();
    if (!query.isEmpty()) {
      address.append(separator).append("from=").append(ListState.encoded(query));
    }
    return address.toString();
  }
}
