package org.alliance.portal.profiles.internal.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ServiceUnavailableException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.web.ListSource;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.Lists;
import org.alliance.portal.profiles.api.Exchange;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.search.ProfileFacets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What the directory shows, as a table to keep. */
@Component(service = ExportPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles")
public class ExportPage {
  private static final String SEPARATOR = "separator";

  private final Exchange exchange;
  private final ProfileFinder finder;
  private final Lists lists;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public ExportPage(
      @Reference Exchange exchange,
      @Reference ProfileFinder finder,
      @Reference Lists lists,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.exchange = exchange;
    this.finder = finder;
    this.lists = lists;
    this.access = access;
    this.current = current;
  }

  /**
   * The table. Unlike the directory it refuses what cannot be used, also while the search is away
   * or being rebuilt: nobody would see in a file that it has too much or too little.
   *
   * @param separator {@code comma} or {@code semicolon}; what spreadsheets of the reader's language
   *     want for null
   */
  @GET
  @Path("/export.csv")
  @Produces("text/csv;charset=utf-8")
  @RequiresAction(Profiles.READ)
  public Response export(@QueryParam(SEPARATOR) String separator) {
    access.require(Profiles.READ);
    String lang = current.language();
    ListSource<ProfileEntry> members = finder.members();
    ListState.Reading reading =
        lists.known(members, ListState.read(current.query(), members.options(), Set.of(SEPARATOR)));
    List<FieldProblem> problems = new ArrayList<>(reading.refused());
    char character = character(separator, lang, problems);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    SearchQuery query = lists.query(members, reading.state(), lang);
    if (searched(reading.state()) && !lists.complete(query)) {
      throw new ServiceUnavailableException("No complete search at the moment");
    }
    StreamingOutput file = out -> exchange.export(query, out, character);
    String name =
        ("fr".equals(lang) ? "membres-" : "members-") + LocalDate.now(ZoneOffset.UTC) + ".csv";
    return Response.ok(file)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  /** Whether more is asked for than a country and a kind. */
  private static boolean searched(ListState state) {
    return !state.words().isEmpty()
        || !Set.of(ProfileFacets.COUNTRY, ProfileFacets.KIND).containsAll(state.filters().keySet());
  }

  private static char character(String separator, String lang, List<FieldProblem> problems) {
    if (separator == null || separator.isBlank()) {
      return "fr".equals(lang) ? ';' : ',';
    }
    return switch (separator) {
      case "comma", "," -> ',';
      case "semicolon", ";" -> ';';
      default -> {
        problems.add(FieldProblem.of(SEPARATOR, "portal.problem.unknown-value"));
        yield ',';
      }
    };
  }
}
