package org.alliance.portal.projects.internal.web.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.projects.api.Initiative;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What organisations are called, and where there is more about them. */
@Component(service = Owners.class)
public class Owners {
  private final Organisations organisations;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile List<EntityDirectory> directories = List.of();

  @Activate
  public Owners(@Reference Organisations organisations) {
    this.organisations = organisations;
  }

  /**
   * An organisation.
   *
   * @param name in the best language for the reader
   * @param country ISO 3166-1 alpha-2, or XK
   * @param path its page without the language; null when no feature has one
   */
  public record Owner(ByLanguage.Chosen<String> name, String country, String path) {
    /** Whether its country's name carries a mark that is explained below. */
    public boolean kosovo() {
      return "XK".equals(country);
    }
  }

  /**
   * The given organisations, in a bounded number of queries; one for each, even if it is gone.
   *
   * @param ids at most 1,000
   */
  Map<Id, Owner> of(Collection<Id> ids, String lang) {
    Map<Id, Owner> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    Map<Id, Entity> pages = new HashMap<>();
    // Which feature has pages of organisations is not known here: their ids are those of the pages.
    directories.stream()
        .filter(directory -> !directory.type().equals(Initiative.TYPE))
        .forEach(directory -> directory.find(ids, lang).forEach(pages::putIfAbsent));
    ids.forEach(id -> found.put(id, new Owner(new ByLanguage.Chosen<>(lang, "?"), "", null)));
    organisations
        .get(ids)
        .forEach(
            (id, organisation) -> {
              Entity page = pages.get(id);
              found.put(
                  id,
                  new Owner(
                      organisation.names().in(lang),
                      organisation.country(),
                      page == null ? null : page.path()));
            });
    return found;
  }
}
