package org.alliance.portal.security.internal.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.alliance.portal.api.platform.PageRenderer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the rooms and features call the things they note, as long as they are there. */
@Component(service = AuditTexts.class)
public class AuditTexts {
  private static final String PREFIX = "org.alliance.portal.";
  private static final String FILE = "OSGI-INF/l10n/texts_en.properties";

  private final BundleContext context;
  private final PageRenderer renderer;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();

  /** Texts for the audit that a bundle had when it was last modified. */
  private record Known(long modified, Set<String> keys) {}

  @Activate
  public AuditTexts(BundleContext context, @Reference PageRenderer renderer) {
    this.context = context;
    this.renderer = renderer;
  }

  /**
   * A feature's own text.
   *
   * @return null when it is away or has none
   */
  public String of(String feature, String lang, String key, Map<String, ?> args) {
    Bundle bundle = bundle(feature);
    return bundle == null || !keys(bundle).contains(key)
        ? null
        : renderer.text(bundle, lang, key, Map.copyOf(args));
  }

  /** A text of this room. */
  public String own(String lang, String key, Map<String, Object> args) {
    return renderer.text(context.getBundle(), lang, key, args);
  }

  private Bundle bundle(String feature) {
    for (Bundle bundle : context.getBundles()) {
      if ((PREFIX + feature).equals(bundle.getSymbolicName())
          && (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0) {
        return bundle;
      }
    }
    return null;
  }

  private Set<String> keys(Bundle bundle) {
    Known before = known.get(bundle.getBundleId());
    if (before != null && before.modified() == bundle.getLastModified()) {
      return before.keys();
    }
    Known now = new Known(bundle.getLastModified(), read(bundle.getEntry(FILE)));
    known.put(bundle.getBundleId(), now);
    return now.keys();
  }

  private static Set<String> read(URL file) {
    Properties texts = new Properties();
    if (file != null) {
      try (InputStream in = file.openStream();
          Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        texts.load(reader);
      } catch (IOException e) {
        return Set.of();
      }
    }
    return texts.stringPropertyNames().stream()
        .filter(key -> key.startsWith("audit."))
        .collect(Collectors.toUnmodifiableSet());
  }
}
