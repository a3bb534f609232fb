package org.alliance.portal.membership.internal.web.review;

import java.util.Map;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What things are called in the reader's language. */
@Component(service = ReviewTexts.class)
public class ReviewTexts implements QueueFacets.Names {
  private final PageRenderer texts;
  private final Vocabulary vocabulary;
  private final CurrentRequest current;
  private final BundleContext context;

  @Activate
  public ReviewTexts(
      @Reference PageRenderer texts,
      @Reference Vocabulary vocabulary,
      @Reference CurrentRequest current,
      BundleContext context) {
    this.texts = texts;
    this.vocabulary = vocabulary;
    this.current = current;
    this.context = context;
  }

  @Override
  public String text(String key) {
    return texts.text(context.getBundle(), current.language(), key, Map.of());
  }

  @Override
  public String country(String code) {
    return vocabulary.label(Vocabulary.COUNTRY, code, current.language());
  }
}
