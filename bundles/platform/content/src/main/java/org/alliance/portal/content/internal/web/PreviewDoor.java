package org.alliance.portal.content.internal.web;

import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * How a text will look, and what in it may name a private person. Inside a form:
 *
 * <pre>
 * &lt;button type="submit" formaction="/en/content/preview?field=summary" formtarget="_blank"
 *   hx-post="/en/content/preview?field=summary" hx-params="csrf,summary"
 *   hx-target="#summary-preview"&gt;
 * </pre>
 *
 * <p>htmx sends the form that the button is in, so the token is among its fields. Without script
 * the same button opens the preview as a page of its own, and the form stays as it is.
 */
@Component(service = PreviewDoor.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/content/preview")
@Produces(MediaType.TEXT_HTML)
public class PreviewDoor {
  private static final String DEFAULT = "text";

  private final Markdown markdown;
  private final PersonalData persons;

  @Activate
  public PreviewDoor(@Reference Markdown markdown, @Reference PersonalData persons) {
    this.markdown = markdown;
    this.persons = persons;
  }

  /**
   * Shows a field of a form.
   *
   * @param field name of the field; as parameter of the address or field {@code field} of the form;
   *     {@code text} when neither is there
   * @param script what htmx says of itself; with it the answer has no shell
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public View preview(
      @QueryParam("field") String field,
      @HeaderParam("HX-Request") String script,
      MultivaluedMap<String, String> sent) {
    String inForm = sent.getFirst("field");
    String name = field != null ? field : inForm != null ? inForm : DEFAULT;
    String text = sent.getFirst(name);
    return View.of("true".equals(script) ? "preview" : "preview-page")
        .with("html", markdown.html(text))
        .with("persons", persons.find(text));
  }
}
