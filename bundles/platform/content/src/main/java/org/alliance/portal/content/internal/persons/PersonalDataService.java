package org.alliance.portal.content.internal.persons;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alliance.portal.api.content.PersonalData;
import org.osgi.service.component.annotations.Component;

/** Puts together what the searches for each sort of personal data find. */
@Component(service = PersonalData.class)
public final class PersonalDataService implements PersonalData {
  private static final int MOST = 20;
  private static final int EXCERPT = 80;

  /** Of a longer text only the beginning is looked at: the warning is the same. */
  private static final int LONGEST = 200_000;

  /** The surer one comes first: of places that overlap it counts. */
  private final List<Search> searches =
      List.of(new Addresses(), new Numbers(), new Births(), new Names());

  @Override
  public List<Suspicion> find(String text) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    String looked = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    List<Place> found = new ArrayList<>();
    for (Search search : searches) {
      search.find(looked, place -> add(found, place));
    }
    found.sort(Comparator.comparingInt(Place::start));
    return found.stream()
        .limit(MOST)
        .map(place -> new Suspicion(place.reason(), excerpt(looked, place)))
        .toList();
  }

  private static boolean add(List<Place> found, Place place) {
    if (found.stream().noneMatch(place::overlaps)) {
      found.add(place);
    }
    // Each sort of search may fill the list, so the first ones in the text are among them.
    return found.stream().filter(p -> p.reason() == place.reason()).count() < MOST;
  }

  private static String excerpt(String text, Place place) {
    String words = text.substring(place.start(), place.end()).replaceAll("\\s+", " ").strip();
    return words.length() <= EXCERPT ? words : words.substring(0, EXCERPT - 1) + "…";
  }
}
