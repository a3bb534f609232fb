package org.alliance.portal.web.internal.render;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.View;
import org.alliance.portal.web.internal.Resources;
import org.alliance.portal.web.internal.compose.Fragments;
import org.alliance.portal.web.internal.compose.Menus;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders pages with what their bundle ships, within the portal's shell. */
@Component(
    service = {PageRenderer.class, PageRendererImpl.class},
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PageRendererImpl implements PageRenderer, SynchronousBundleListener {
  private static final Logger LOG = LoggerFactory.getLogger(PageRendererImpl.class);
  private static final String PREFIX = "org.alliance.portal.";
  private static final String FALLBACK = "en";
  private static final Set<Integer> EXPLAINED =
      Set.of(400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 429, 500, 503);
  private static final int LATIN_LETTERS = 2;

  /** Settings. */
  public @interface Settings {
    String demo() default "true";
  }

  /** An entry of a menu as templates see it. */
  public record Link(String id, String label, String href, boolean current) {}

  /** A tab as templates see it. */
  public record TabLink(String id, String label) {}

  /** A language as the switch shows it. */
  public record Language(String code, String name, String href, boolean current) {}

  private final BundleContext context;
  private final Bundle own;
  private final Resources platform;
  private final CurrentRequest request;
  private final Access access;
  private final Languages languages;
  private final Menus menus;
  private final Fragments fragments;
  private final boolean demo;
  private final Map<Long, Contributor> contributors = new ConcurrentHashMap<>();
  private final Map<String, Contributor> byName = new ConcurrentHashMap<>();
  private final Set<String> missing = ConcurrentHashMap.newKeySet();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Vocabulary vocabulary;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Markdown markdown;

  @Activate
  public PageRendererImpl(
      BundleContext context,
      Settings settings,
      @Reference CurrentRequest request,
      @Reference Access access,
      @Reference Languages languages,
      @Reference Menus menus,
      @Reference Fragments fragments) {
    this.context = context;
    this.own = context.getBundle();
    this.platform = Resources.of(own);
    this.request = request;
    this.access = access;
    this.languages = languages;
    this.menus = menus;
    this.fragments = fragments;
    this.demo = Boolean.parseBoolean(settings.demo());
    context.addBundleListener(this);
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(this);
    contributors.clear();
    byName.clear();
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.STOPPED
        || event.getType() == BundleEvent.UPDATED
        || event.getType() == BundleEvent.UNRESOLVED) {
      contributors.remove(event.getBundle().getBundleId());
      byName.clear();
    }
  }

  /** What a bundle ships for pages. */
  private Contributor contributor(Bundle bundle) {
    Contributor known = contributors.get(bundle.getBundleId());
    if (known != null) {
      return known;
    }
    Contributor made =
        new Contributor(
            Resources.of(bundle), platform, self -> new PortalExtension(new Functions(self)));
    contributors.put(bundle.getBundleId(), made);
    // It may have stopped while this was made; then nobody would forget it.
    if (!running(bundle)) {
      contributors.remove(bundle.getBundleId());
    }
    return made;
  }

  /** The files for browsers of the bundle with this short name; null when there is none. */
  public Contributor byShortName(String name) {
    Contributor known = byName.get(name);
    if (known != null) {
      return known;
    }
    for (Bundle bundle : context.getBundles()) {
      if (name.equals(shortName(bundle)) && running(bundle)) {
        Contributor found = contributor(bundle);
        byName.put(name, found);
        if (!running(bundle)) {
          byName.remove(name);
        }
        return found;
      }
    }
    return null;
  }

  private static boolean running(Bundle bundle) {
    return (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
  }

  private static String shortName(Bundle bundle) {
    String name = bundle.getSymbolicName();
    return name == null || !name.startsWith(PREFIX)
        ? null
        : name.substring(PREFIX.length()).replace('.', '-');
  }

  @Override
  public String render(Bundle bundle, View view) {
    String language = request.language();
    Map<String, Object> model = new HashMap<>(view.model());
    Principal principal = access.principal();
    model.put("lang", language);
    model.put("path", request.path());
    model.put("principal", principal);
    model.put("known", principal.known());
    model.put("csrf", request.csrfToken());
    model.put("demo", demo);
    model.put("languages", languageSwitch(language));
    return contributor(bundle).render(view.template(), model, language);
  }

  private String fragment(Bundle bundle, View view, String language, String csrf, String path) {
    Map<String, Object> model = new HashMap<>(view.model());
    Principal principal = access.principal();
    model.put("lang", language);
    model.put("path", path);
    model.put("principal", principal);
    model.put("known", principal.known());
    model.put("csrf", csrf);
    return contributor(bundle).render(view.template(), model, language);
  }

  private List<Language> languageSwitch(String current) {
    String path = request.path();
    String rest = languageOf(path) == null ? "/" : path.substring(1 + LATIN_LETTERS);
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    return languages.all().stream()
        .map(
            code -> {
              String name = PortalExtension.languageName(code, code);
              return new Language(
                  code,
                  Character.toUpperCase(name.charAt(0)) + name.substring(1),
                  "/" + code + (rest.isEmpty() ? "/" : rest) + query,
                  code.equals(current));
            })
        .toList();
  }

  private static String languageOf(String path) {
    boolean prefixed =
        path.length() > LATIN_LETTERS
            && path.charAt(0) == '/'
            && Character.isLowerCase(path.charAt(1))
            && Character.isLowerCase(path.charAt(2))
            && (path.length() == 1 + LATIN_LETTERS || path.charAt(1 + LATIN_LETTERS) == '/');
    return prefixed ? path.substring(1, 1 + LATIN_LETTERS) : null;
  }

  @Override
  public String error(int status, String textKey) {
    try {
      String asked = languageOf(request.path());
      String title = "portal.error." + (EXPLAINED.contains(status) ? status : status / 100 * 100);
      View view =
          View.of("error")
              .with("status", status)
              .with("titleKey", title)
              .with("textKey", textKey == null ? title + ".text" : textKey)
              .with("strangeLanguage", asked != null && !languages.all().contains(asked))
              .with("requestId", request.id());
      return render(own, view);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("The page for an error could not be rendered", e);
      return "<!DOCTYPE html><html lang=\"en\"><title>Error</title><h1>Sorry, this did not"
          + " work</h1><p>Please try again in a moment.</p></html>";
    }
  }

  @Override
  public String text(Bundle bundle, String language, String key, Map<String, Object> args) {
    return text(contributor(bundle), language, key, args);
  }

  private String text(Contributor first, String language, String key, Map<String, Object> args) {
    Contributor platform = contributor(own);
    int dot = key.indexOf('.');
    for (String lang : List.of(language, FALLBACK)) {
      String text = first.texts().text(lang, key, args);
      if (text == null) {
        text = platform.texts().text(lang, key, args);
      }
      if (text == null && dot > 0) {
        // A room's own refusal, told on a page of the platform.
        Contributor named = byShortName(key.substring(0, dot));
        text = named == null ? null : named.texts().text(lang, key, args);
      }
      if (text != null) {
        return text;
      }
    }
    if (missing.size() < 1_000 && missing.add(key)) {
      LOG.warn("Nobody has the text {}", key);
    }
    return key;
  }

  /** The functions of one bundle's templates. */
  private final class Functions implements PortalExtension.Portal {
    private final Contributor self;

    Functions(Contributor self) {
      this.self = self;
    }

    @Override
    public String text(String language, String key, Map<String, Object> args) {
      return PageRendererImpl.this.text(self, language, key, args);
    }

    @Override
    public String asset(String name) {
      int slash = name.indexOf('/');
      String bundle = name.substring(0, slash);
      Contributor contributor = byShortName(bundle);
      String hash = contributor == null ? "missing" : contributor.assets().hash();
      return "/assets/" + bundle + "/" + hash + name.substring(slash);
    }

    @Override
    public List<Link> menu(String section, String language) {
      List<Menus.Entry> entries = menus.entries(MenuItem.Section.valueOf(section));
      String current = current(entries, language);
      return entries.stream()
          .map(
              entry -> {
                String href = "/" + language + entry.item().path();
                return new Link(
                    entry.item().id(),
                    PageRendererImpl.this.text(
                        entry.contributor(), language, entry.item().textKey(), Map.of()),
                    href,
                    href.equals(current));
              })
          .toList();
    }

    /** The entry that leads deepest towards the page shown. */
    private String current(List<Menus.Entry> entries, String language) {
      String path = request.path();
      return entries.stream()
          .map(entry -> "/" + language + entry.item().path())
          .filter(href -> path.equals(href) || path.startsWith(href + "/"))
          .max(Comparator.comparingInt(String::length))
          .orElse("");
    }

    @Override
    public List<String> cards(String language) {
      String csrf = request.csrfToken();
      String path = request.path();
      return fragments.cards(
          language, (bundle, view) -> fragment(bundle, view, language, csrf, path));
    }

    @Override
    public List<TabLink> tabs(String type, String id, String language) {
      return fragments.tabs(type).stream()
          .map(
              tab ->
                  new TabLink(
                      tab.id(),
                      PageRendererImpl.this.text(
                          tab.contributor(), language, tab.textKey(), Map.of())))
          .toList();
    }

    @Override
    public String tab(String type, String id, String tab, String language) {
      String csrf = request.csrfToken();
      String path = request.path();
      return fragments
          .tab(
              new EntityRef(type, Id.parse(id)),
              tab,
              language,
              (bundle, view) -> fragment(bundle, view, language, csrf, path))
          .orElse(null);
    }

    @Override
    public String term(String scheme, String code, String language) {
      Vocabulary words = vocabulary;
      return words == null || words.term(scheme, code).isEmpty()
          ? null
          : words.label(scheme, code, language);
    }

    @Override
    public ZoneId zone() {
      return access.principal().zone();
    }

    @Override
    public String markdown(String source) {
      Markdown reader = markdown;
      return reader == null ? null : reader.html(source);
    }
  }
}
