package org.alliance.portal.content.internal.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What things of other features are called, as far as those features are there. */
@Component(service = Titles.class)
public class Titles {
  private static final Logger LOG = LoggerFactory.getLogger(Titles.class);

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<EntityDirectory> directories = List.of();

  /** For the component runtime. */
  public Titles() {
    // The directories come and go.
  }

  /** With directories of the test's own. */
  public Titles(List<EntityDirectory> directories) {
    this.directories = directories;
  }

  /** Whether the feature of this type of thing is there. */
  boolean knows(String type) {
    return types().contains(type);
  }

  /** Types of things whose features are there. */
  public Set<String> types() {
    return directories.stream().map(EntityDirectory::type).collect(Collectors.toSet());
  }

  /** Those of the things that can be named, each type in one question to its feature. */
  public Map<EntityRef, Entity> of(List<Freshness.Mark> marks, String lang) {
    Map<String, List<Id>> byType = new LinkedHashMap<>();
    marks.forEach(
        mark ->
            byType
                .computeIfAbsent(mark.ref().type(), type -> new ArrayList<>())
                .add(mark.ref().id()));
    Map<EntityRef, Entity> titles = new HashMap<>();
    for (EntityDirectory directory : directories) {
      List<Id> ids = byType.get(directory.type());
      if (ids != null) {
        try {
          directory.find(ids, lang).forEach((id, entity) -> titles.put(entity.ref(), entity));
        } catch (RuntimeException | LinkageError e) {
          // A feature that is just leaving; its things are shown without a name.
          LOG.info("Nobody named the things of type {}: {}", directory.type(), e.toString());
        }
      }
    }
    return titles;
  }
}
