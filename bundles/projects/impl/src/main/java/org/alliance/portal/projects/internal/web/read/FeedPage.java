package org.alliance.portal.projects.internal.web.read;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * What was published last, for feed readers (Atom, RFC 4287). It is for members, as the pages are:
 * a reader that has no session sends an API key with {@code projects:read}, as the password where
 * it knows nothing else.
 */
@Component(service = FeedPage.class)
@JaxrsResource
@Path("/feeds/projects.atom")
public class FeedPage {
  private static final int ENTRIES = 50;
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final Initiatives initiatives;
  private final ReadTexts texts;
  private final Languages languages;
  private final CurrentRequest current;
  private final PublicAddress address;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Markdown markdown;

  @Activate
  public FeedPage(
      @Reference Initiatives initiatives,
      @Reference ReadTexts texts,
      @Reference Languages languages,
      @Reference CurrentRequest current,
      @Reference PublicAddress address) {
    this.initiatives = initiatives;
    this.texts = texts;
    this.languages = languages;
    this.current = current;
    this.address = address;
  }

  /**
   * The feed.
   *
   * @param asked language of the texts, ISO 639-1; what the reader's program prefers for null
   */
  @GET
  @Produces("application/atom+xml;charset=utf-8")
  @RequiresAction(Initiatives.READ)
  public Response feed(@QueryParam("lang") String asked) {
    String lang = languages.all().contains(asked) ? asked : current.language();
    List<InitiativeSummary> newest =
        initiatives.list(InitiativeFilter.ALL, ENTRIES, null, lang).items();
    String base = address.base();
    StreamingOutput body = out -> write(out, newest, base, lang);
    return Response.ok(body).header("Cache-Control", "private, max-age=300").build();
  }

  private void write(OutputStream out, List<InitiativeSummary> newest, String base, String lang) {
    try {
      XMLStreamWriter feed =
          XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      feed.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      feed.writeStartElement("feed");
      feed.writeDefaultNamespace(ATOM);
      feed.writeAttribute("xml:lang", lang);
      element(feed, "id", base + "/feeds/projects.atom");
      element(feed, "title", texts.text("projects.feed.title", lang));
      element(feed, "updated", (newest.isEmpty() ? Instant.EPOCH : newest.get(0).updated()) + "");
      link(feed, "self", base + "/feeds/projects.atom?lang=" + lang);
      link(feed, "alternate", base + "/" + lang + "/projects");
      for (InitiativeSummary entry : newest) {
        entry(feed, entry, base + "/" + lang + "/projects/" + entry.id());
      }
      feed.writeEndElement();
      feed.writeEndDocument();
      feed.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The feed could not be written", e);
    }
  }

  private void entry(XMLStreamWriter feed, InitiativeSummary entry, String address)
      throws XMLStreamException {
    Markdown now = markdown;
    UnaryOperator<String> plain = now == null ? text -> text : now::plain;
    feed.writeStartElement("entry");
    feed.writeAttribute("xml:lang", entry.title().lang());
    element(feed, "id", "urn:alliance:initiative:" + entry.id());
    element(feed, "title", entry.title().value());
    element(feed, "updated", entry.updated().toString());
    link(feed, "alternate", address);
    feed.writeStartElement("author");
    element(feed, "name", entry.organisationName().value());
    feed.writeEndElement();
    for (String theme : entry.themes()) {
      feed.writeEmptyElement("category");
      feed.writeAttribute("term", theme);
    }
    if (entry.summary() != null) {
      element(feed, "summary", plain.apply(entry.summary().value()));
    }
    feed.writeEndElement();
  }

  private static void element(XMLStreamWriter feed, String name, String text)
      throws XMLStreamException {
    feed.writeStartElement(name);
    feed.writeCharacters(writable(text));
    feed.writeEndElement();
  }

  /** Without the characters that XML has no way to write. */
  private static String writable(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
  }

  private static void link(XMLStreamWriter feed, String rel, String address)
      throws XMLStreamException {
    feed.writeEmptyElement("link");
    feed.writeAttribute("rel", rel);
    feed.writeAttribute("href", address);
  }
}
