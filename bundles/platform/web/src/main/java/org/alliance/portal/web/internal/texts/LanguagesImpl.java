package org.alliance.portal.web.internal.texts;

import java.util.List;
import java.util.stream.Stream;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.web.internal.Resources;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The languages are those of the platform's own texts; English first. */
@Component(service = Languages.class)
public final class LanguagesImpl implements Languages {
  private static final String DEFAULT = "en";
  private final List<String> all;

  @Activate
  public LanguagesImpl(BundleContext context) {
    this(new Texts(Resources.of(context.getBundle())).languages());
  }

  LanguagesImpl(List<String> shipped) {
    all =
        Stream.concat(Stream.of(DEFAULT), shipped.stream().filter(l -> !l.equals(DEFAULT)))
            .toList();
  }

  @Override
  public List<String> all() {
    return all;
  }

  @Override
  public String match(String acceptLanguage) {
    return AcceptLanguage.best(acceptLanguage, all);
  }
}
