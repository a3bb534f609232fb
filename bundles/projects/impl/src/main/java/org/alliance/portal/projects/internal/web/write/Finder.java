package org.alliance.portal.projects.internal.web.write;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Finds members and initiatives by their names, as far as there is a search. */
@Component(service = Finder.class)
public class Finder {
  /** Profiles have the ids of their organisations. */
  static final String MEMBER = "profile";

  private static final int MOST = 10;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Search search;

  /** The first things of a type that fit the words; none without words or without a search. */
  List<Choice> find(String type, String words, String lang) {
    Search now = search;
    if (now == null || words == null || words.isBlank()) {
      return List.of();
    }
    SearchQuery query =
        new SearchQuery(words, lang, Set.of(type), Map.of(), Set.of(), null, false, MOST, null);
    return now.find(query).hits().stream()
        .map(hit -> new Choice(hit.ref().id().toString(), hit.title().value()))
        .toList();
  }
}
