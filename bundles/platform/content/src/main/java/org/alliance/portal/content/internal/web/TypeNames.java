package org.alliance.portal.content.internal.web;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.search.Searchable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What types of things of other features are called, as the search names them. */
@Component(service = TypeNames.class)
public class TypeNames {
  private static final Logger LOG = LoggerFactory.getLogger(TypeNames.class);

  private final PageRenderer texts;
  private final Map<ServiceReference<Searchable>, Named> named =
      new ConcurrentSkipListMap<>(Comparator.reverseOrder());

  /** A type with whose text names it; asked for once. */
  private record Named(String type, String key, Bundle contributor) {}

  @Activate
  public TypeNames(@Reference PageRenderer texts) {
    this.texts = texts;
  }

  /** A feature has come. */
  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  public void add(Searchable searchable, ServiceReference<Searchable> reference) {
    try {
      named.put(
          reference, new Named(searchable.type(), searchable.textKey(), reference.getBundle()));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("A type of things has no name: {}", e.toString());
    }
  }

  /** A feature has left. */
  public void remove(ServiceReference<Searchable> reference) {
    named.remove(reference);
  }

  /** The name of a type in the plural; the type itself when nobody names it. */
  String of(String type, String lang) {
    return named.values().stream()
        .filter(each -> each.type().equals(type))
        .findFirst()
        .map(each -> texts.text(each.contributor(), lang, each.key(), Map.of()))
        .orElse(type);
  }
}
