package org.alliance.portal.projects.internal.web.read;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.FacetView;
import org.alliance.portal.projects.internal.search.InitiativeFacet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names and order of facets and of their values, in the reader's language. */
@Component(service = Names.class)
public class Names {
  private final Vocabulary vocabulary;
  private final PageRenderer texts;
  private final BundleContext context;

  @Activate
  public Names(
      @Reference Vocabulary vocabulary, @Reference PageRenderer texts, BundleContext context) {
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.context = context;
  }

  /** A text of this bundle. */
  String text(String key, String lang) {
    return texts.text(context.getBundle(), lang, key, Map.of());
  }

  /** A facet's name. */
  String facet(String name, String lang) {
    return text("projects.facet." + name, lang);
  }

  /** A value's name. */
  String value(InitiativeFacet facet, String value, String lang) {
    return facet.scheme() == null
        ? text(facet.valueKey() + value, lang)
        : vocabulary.label(facet.scheme(), value, lang);
  }

  /** Whether a facet can have a value. */
  boolean known(InitiativeFacet facet, String value) {
    if (facet.scheme() == null) {
      return facet.values().contains(value);
    }
    // A source of money that is no programme stands for itself.
    return facet.name().equals(InitiativeFacet.PROGRAMME)
        || vocabulary.term(facet.scheme(), value).isPresent();
  }

  /**
   * A facet with its values to choose from: words in the order of the language, steps in their own.
   *
   * @param counts by value
   * @param chosen values that are chosen, offered even when nothing has them
   */
  FacetView view(
      InitiativeFacet facet, Map<String, Long> counts, List<String> chosen, String lang) {
    Set<String> values = new LinkedHashSet<>(counts.keySet());
    values.addAll(chosen);
    return new FacetView(
        facet.name(),
        facet(facet.name(), lang),
        values.stream()
            .filter(value -> facet.scheme() != null || facet.values().contains(value))
            .map(
                value ->
                    new FacetView.Option(
                        value,
                        value(facet, value, lang),
                        counts.getOrDefault(value, 0L),
                        chosen.contains(value)))
            .sorted(order(facet, lang))
            .toList());
  }

  private static Comparator<FacetView.Option> order(InitiativeFacet facet, String lang) {
    if (facet.scheme() == null) {
      return Comparator.comparingInt(option -> facet.values().indexOf(option.value()));
    }
    Collator collator = Collator.getInstance(Locale.forLanguageTag(lang));
    return Comparator.comparing(FacetView.Option::label, collator);
  }
}
