package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.web.Europe;
import org.alliance.portal.api.web.ListSource;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.ListView;
import org.alliance.portal.api.web.Lists;
import org.alliance.portal.api.web.MapView;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.search.ProfileFacets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the lists of members and of participants show alike: a page of the list, or its map. */
@Component(service = ListViews.class)
public class ListViews {
  private final Lists lists;
  private final CurrentRequest current;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Europe europe;

  @Activate
  public ListViews(@Reference Lists lists, @Reference CurrentRequest current) {
    this.lists = lists;
    this.current = current;
  }

  /**
   * A list as the address asks for it: on the map everything that can be shown, else a page.
   *
   * @param template which page
   * @param path its address without the language
   * @param source of the members or of the participants
   * @param size entries of a page
   */
  public View page(String template, String path, ListSource<ProfileEntry> source, int size) {
    String lang = current.language();
    String address = "/" + lang + path;
    ListState.Reading reading = ListState.read(current.query(), source.options());
    if (reading.state().view() == null) {
      Lists.Found<ProfileEntry> found = lists.find(source, reading, lang, size);
      return view(template, found, lists.view(source, found, address, lang)).with("map", null);
    }
    ListState.Reading start =
        new ListState.Reading(reading.state().after(null), reading.problems());
    Lists.Found<ProfileEntry> found = lists.find(source, start, lang, Profiles.MOST);
    List<ProfileEntry> entries = new ArrayList<>(found.entries());
    if (found.next() != null && found.total() <= MapView.MAX_DOTS) {
      ListState.Reading rest = new ListState.Reading(found.state().after(found.next()), List.of());
      entries.addAll(lists.find(source, rest, lang, Profiles.MOST).entries());
    }
    return view(template, found, lists.view(source, found, address, lang))
        .with("map", map(address, found, entries));
  }

  private static View view(
      String template, Lists.Found<ProfileEntry> found, ListView<ProfileEntry> list) {
    return View.of(template)
        .with("list", list)
        .with("many", found.total() > MapView.MAX_DOTS)
        .with(
            "kosovo",
            found.counts().getOrDefault(ProfileFacets.COUNTRY, Map.of()).containsKey("XK"))
        .status(list.status());
  }

  /** All places or none are drawn: some of them would look like all. */
  private MapView map(String address, Lists.Found<ProfileEntry> found, List<ProfileEntry> entries) {
    Europe now = europe;
    if (now == null) {
      return null;
    }
    ListState state = found.state();
    List<String> chosen = state.chosen(ProfileFacets.COUNTRY);
    List<MapView.Place> places =
        entries.size() < found.total()
            ? List.of()
            : entries.stream()
                .filter(entry -> entry.position() != null)
                .map(entry -> place(entry, address))
                .toList();
    return MapView.of(
        now,
        found.counts().getOrDefault(ProfileFacets.COUNTRY, Map.of()),
        code -> {
          List<String> only = List.of(code);
          return state
              .with(ProfileFacets.COUNTRY, chosen.equals(only) ? List.of() : only)
              .address(address);
        },
        Set.copyOf(chosen),
        places);
  }

  private static MapView.Place place(ProfileEntry entry, String address) {
    return new MapView.Place(
        entry.position().latitude(),
        entry.position().longitude(),
        entry.name().value(),
        address + "/" + entry.id());
  }
}
