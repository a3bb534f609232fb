package org.alliance.portal.membership.internal.web.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the page of an organisation is, as far as a feature that has one is there. */
@Component(service = OrganisationPages.class)
public class OrganisationPages {
  private static final Logger LOG = LoggerFactory.getLogger(OrganisationPages.class);

  /** The record of another feature that has the organisation's id. */
  private static final String TYPE = "profile";

  private final CurrentRequest current;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile List<EntityDirectory> directories = List.of();

  @Activate
  public OrganisationPages(@Reference CurrentRequest current) {
    this.current = current;
  }

  /** Pages of organisations, of those that have one. */
  Map<Id, Entity> find(Collection<Id> ids, String lang) {
    Map<Id, Entity> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    for (EntityDirectory directory : directories) {
      if (directory.type().equals(TYPE)) {
        try {
          found.putAll(directory.find(ids, lang));
        } catch (RuntimeException | LinkageError e) {
          // A feature that is just leaving.
          LOG.info("Nobody knows the pages of organisations: {}", e.toString());
        }
      }
    }
    return found;
  }

  /** Address of an organisation's page; null when there is none. */
  String address(Id organisation) {
    String lang = current.language();
    Entity page = find(List.of(organisation), lang).get(organisation);
    return page == null ? null : "/" + lang + page.path();
  }
}
