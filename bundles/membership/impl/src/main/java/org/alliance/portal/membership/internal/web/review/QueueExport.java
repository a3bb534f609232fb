package org.alliance.portal.membership.internal.web.review;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.alliance.portal.membership.internal.QueueFilter;
import org.alliance.portal.membership.internal.ReviewService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The queue as a table to keep. */
@Component(service = QueueExport.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/applications/export.csv")
public class QueueExport {
  private final ReviewService review;
  private final CurrentRequest current;

  @Activate
  public QueueExport(@Reference ReviewService review, @Reference CurrentRequest current) {
    this.review = review;
    this.current = current;
  }

  /** The table, as spreadsheets of the reader's language want it. */
  @GET
  @Produces("text/csv;charset=utf-8")
  @RequiresAction(MembershipContribution.REVIEW)
  public Response export(
      @QueryParam(QueueAddress.STATE) List<String> states,
      @QueryParam(QueueAddress.WAY) List<String> ways,
      @QueryParam(QueueAddress.COUNTRY) List<String> countries,
      @QueryParam(QueueAddress.ASSIGNED) List<String> assigned) {
    QueueFilter filter = QueueAddress.read(states, ways, countries, assigned);
    String lang = current.language();
    boolean french = lang.equals("fr");
    StreamingOutput file = out -> review.export(filter, lang, out, french ? ';' : ',');
    String name =
        (french ? "candidatures-" : "applications-") + LocalDate.now(ZoneOffset.UTC) + ".csv";
    return Response.ok(file)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
