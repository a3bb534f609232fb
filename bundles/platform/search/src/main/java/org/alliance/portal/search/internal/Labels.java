package org.alliance.portal.search.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.search.Searchable;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Names of types, facets and their values, in the texts of whoever brings them. */
@Component(service = Labels.class)
public class Labels {
  private static final Pattern NAMED = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private final Bundle own;
  private final Searchables types;
  private final PageRenderer texts;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Vocabulary vocabulary;

  @Activate
  public Labels(
      BundleContext context, @Reference Searchables types, @Reference PageRenderer texts) {
    this.own = context.getBundle();
    this.types = types;
    this.texts = texts;
  }

  /** A text of this room's own. */
  public String text(String key, String lang) {
    return texts.text(own, lang, key, Map.of());
  }

  /**
   * A facet with the bundle that brings it.
   *
   * @param facet the facet
   * @param entry one of the types that have it
   */
  public record Known(Searchable.Facet facet, Searchables.Entry entry) {}

  /**
   * The facets of these types by name, in the types' own order; of all types when there are none.
   */
  public Map<String, Known> facets(Collection<String> some) {
    Map<String, Known> facets = new LinkedHashMap<>();
    types.live().values().stream()
        .filter(entry -> some.isEmpty() || some.contains(entry.type()))
        .sorted(java.util.Comparator.comparing(Searchables.Entry::type))
        .forEach(
            entry ->
                entry
                    .facets()
                    .forEach((name, facet) -> facets.putIfAbsent(name, new Known(facet, entry))));
    return facets;
  }

  /** Whether things of a type can be found now. */
  public boolean known(String type) {
    return types.live().containsKey(type);
  }

  /** Name of a type in the plural; the type itself when it has just left. */
  public String type(String type, String lang) {
    Searchables.Entry entry = types.live().get(type);
    return entry == null
        ? type
        : texts.text(entry.contributor(), lang, entry.searchable().textKey(), Map.of());
  }

  /** Name of a facet. */
  public String facet(Known known, String lang) {
    return texts.text(known.entry().contributor(), lang, known.facet().textKey(), Map.of());
  }

  /** Name of a facet's value; the value itself where nobody names it. */
  public String value(Known known, String value, String lang) {
    if (known.facet().scheme() != null) {
      Vocabulary words = vocabulary;
      return words == null ? value : words.label(known.facet().scheme(), value, lang);
    }
    String key = known.facet().valueKey();
    // What anybody may write into an address is no key: each that is missing is logged.
    if (key == null || !NAMED.matcher(value).matches()) {
      return value;
    }
    String text = texts.text(known.entry().contributor(), lang, key + value, Map.of());
    return text.equals(key + value) ? value : text;
  }
}
