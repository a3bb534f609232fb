package org.alliance.portal.profiles.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Filters;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The directory of members. */
@Component(service = DirectoryPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles")
@Produces(MediaType.TEXT_HTML)
public class DirectoryPage {
  private static final int PAGE = 25;

  private final Profiles profiles;
  private final Access access;
  private final CurrentRequest current;
  private final PageRenderer texts;
  private final BundleContext context;

  @Activate
  public DirectoryPage(
      @Reference Profiles profiles,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference PageRenderer texts,
      BundleContext context) {
    this.profiles = profiles;
    this.access = access;
    this.current = current;
    this.texts = texts;
    this.context = context;
  }

  /** The directory. */
  @GET
  @RequiresAction(Profiles.READ)
  public View list(
      @QueryParam("country") String country,
      @QueryParam("kind") String kind,
      @QueryParam("after") String after) {
    ProfileFilter filter = Filters.parse(country, kind);
    String lang = current.language();
    Slice<ProfileSummary> page = profiles.list(filter, PAGE, after, lang);
    ProfileCounts counts = profiles.counts();
    Map<String, Object> chosen = new HashMap<>();
    chosen.put("country", filter.country());
    chosen.put("kind", filter.kind());
    return View.of("profiles")
        .with("chosen", Form.filled(chosen))
        .with("filtered", !filter.equals(ProfileFilter.ALL))
        .with(
            "countries",
            Choices.countries(
                counts.byCountry(null).keySet(), counts.byCountry(filter.kind()), lang))
        .with("kinds", kinds(counts.byKind(filter.country()), lang))
        .with("items", page.items().stream().map(ProfileEntry::of).toList())
        .with("total", counts.total(filter))
        .with("kosovo", counts.byCountry(null).containsKey("XK"))
        .with("start", after == null || after.isBlank())
        .with("first", address(chosen, null))
        .with("next", page.next() == null ? null : address(chosen, page.next()))
        .with("mayCreate", access.allows(Profiles.CREATE, null));
  }

  private List<Choices.Choice> kinds(Map<String, Integer> counts, String lang) {
    return Choices.KINDS.stream()
        .map(
            kind ->
                new Choices.Choice(
                    kind,
                    text(lang, "profiles.kind." + kind)
                        + " ("
                        + counts.getOrDefault(kind, 0)
                        + ")"))
        .toList();
  }

  private String address(Map<String, Object> filter, String after) {
    StringBuilder address = new StringBuilder("/" + current.language() + "/profiles");
    Map<String, Object> parameters = new TreeMap<>(filter);
    parameters.put("after", after);
    char separator = '?';
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      if (parameter.getValue() != null) {
        address
            .append(separator)
            .append(parameter.getKey())
            .append('=')
            .append(URLEncoder.encode(parameter.getValue().toString(), StandardCharsets.UTF_8));
        separator = '&';
      }
    }
    return address.toString();
  }

  private String text(String lang, String key) {
    return texts.text(context.getBundle(), lang, key, Map.of());
  }
}
