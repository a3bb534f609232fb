package org.alliance.portal.projects.internal.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.wsdl.Definition;
import javax.wsdl.factory.WSDLFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.Fakes;
import org.alliance.portal.projects.internal.InitiativesFake;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.projects.internal.door.FoundFake;
import org.alliance.portal.projects.internal.door.HttpFake;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.RequestFake;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.apache.cxf.wsdl11.ServiceWSDLBuilder;
import org.junit.After;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The SOAP door through CXF: what partners have built upon, and each operation and fault. */
public class SoapTest {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema";
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

  private final InitiativesFake initiatives = new InitiativesFake();
  private final Fakes.AttachmentsFake files = new Fakes.AttachmentsFake();
  private final AccessFake access = new AccessFake();
  private final FoundFake search = new FoundFake();
  private final Bus bus = new ExtensionManagerBus();
  private final EndpointImpl endpoint =
      new EndpointImpl(
          bus,
          new ProjectsEndpoint(
              initiatives,
              FoundFake.search(search),
              new InitiativeFiles(initiatives, files),
              access,
              new RequestFake("/projects"),
              new RendererFake(),
              Bundles.context()));

  public SoapTest() {
    endpoint.setProperties(
        new HashMap<>(Map.of("schema-validation-enabled", "IN", "faultStackTraceEnabled", false)));
    endpoint.publish("/soap/projects");
  }

  @After
  public void stop() {
    endpoint.stop();
    bus.shutdown(true);
  }

  private Document wsdl() throws Exception {
    Definition definition =
        new ServiceWSDLBuilder(
                bus, endpoint.getServer().getEndpoint().getService().getServiceInfos().get(0))
            .build();
    StringWriter text = new StringWriter();
    WSDLFactory.newInstance().newWSDLWriter().writeWSDL(definition, text);
    return parse(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static Document parse(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(in);
  }

  /** What clients rely on, one line each. */
  private static Set<String> contract(Document wsdl) {
    Set<String> lines = new TreeSet<>();
    for (Element operation : elements(wsdl, WSDL, "operation")) {
      if (operation.getParentNode().getLocalName().equals("portType")) {
        for (String part : new String[] {"input", "output", "fault"}) {
          for (Element message : children(operation, part)) {
            lines.add(operation.getAttribute("name") + " " + part + " " + name(message, "message"));
          }
        }
      }
    }
    for (Element element : elements(wsdl, XSD, "element")) {
      lines.add(
          owner(element)
              + " has "
              + element.getAttribute("name")
              + " of "
              + name(element, "type")
              + " at least "
              + orOne(element.getAttribute("minOccurs"))
              + " at most "
              + orOne(element.getAttribute("maxOccurs")));
    }
    return lines;
  }

  private static String orOne(String occurs) {
    return occurs.isEmpty() ? "1" : occurs;
  }

  private static String owner(Element element) {
    for (Node up = element.getParentNode(); up instanceof Element parent; up = up.getParentNode()) {
      if (parent.getLocalName().equals("schema")) {
        break;
      }
      if (parent.hasAttribute("name")) {
        return parent.getAttribute("name");
      }
    }
    return "schema";
  }

  private static String name(Element element, String attribute) {
    return element.getAttribute(attribute).replaceFirst(".*:", "");
  }

  private static List<Element> elements(Document in, String namespace, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = in.getElementsByTagNameNS(namespace, name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static List<Element> children(Element in, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = in.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (name.equals(n.getLocalName())) {
        found.add((Element) n);
      }
    }
    return found;
  }

  /** What is gone, or is newly demanded of a type that was there before. */
  private static Set<String> breaks(Set<String> before, Set<String> now) {
    Set<String> breaks = new TreeSet<>(before);
    breaks.removeAll(now);
    for (String line : now) {
      boolean demanded = line.contains(" at least 1 ") && !line.startsWith("schema ");
      String owner = line.replaceFirst(" has .*", " has ");
      if (demanded
          && !before.contains(line)
          && before.stream().anyMatch(old -> old.startsWith(owner))) {
        breaks.add("new: " + line);
      }
    }
    return breaks;
  }

  @Test
  public void nothingThatClientsUseHasGone() throws Exception {
    try (InputStream baseline = getClass().getResourceAsStream("/baseline/projects.wsdl")) {
      assertThat(breaks(contract(parse(baseline)), contract(wsdl()))).isEmpty();
    }
  }

  /** The elements of each named type, in their order: an XML client may rely on it. */
  private static Map<String, List<String>> sequences(Document wsdl) {
    Map<String, List<String>> sequences = new TreeMap<>();
    for (Element element : elements(wsdl, XSD, "element")) {
      if (element.getParentNode().getLocalName().equals("sequence")) {
        sequences
            .computeIfAbsent(owner(element), type -> new ArrayList<>())
            .add(element.getAttribute("name"));
      }
    }
    return sequences;
  }

  @Test
  public void whatIsNewComesLast() throws Exception {
    try (InputStream baseline = getClass().getResourceAsStream("/baseline/projects.wsdl")) {
      Map<String, List<String>> now = sequences(wsdl());
      Map<String, List<String>> before = sequences(parse(baseline));
      assertThat(before).hasSizeGreaterThan(10);
      before.forEach(
          (type, names) ->
              assertThat(now.get(type)).as(type).startsWith(names.toArray(new String[0])));
    }
  }

  @Test
  public void noticesWhatBreaks() throws Exception {
    Set<String> now = contract(wsdl());
    assertThat(now)
        .contains(
            "getProject fault NotFoundFault",
            "ProjectContent has status of string at least 0 at most 1",
            "StoredProject has id of string at least 1 at most 1");
    Set<String> other = new TreeSet<>(now);
    other.remove("getProject fault NotFoundFault");
    other.add("ProjectContent has motto of string at least 1 at most 1");
    other.add("ProjectContent has poem of string at least 0 at most 1");
    assertThat(breaks(now, other))
        .containsExactly(
            "getProject fault NotFoundFault",
            "new: ProjectContent has motto of string at least 1 at most 1");
  }

  private String call(String body) throws IOException {
    String envelope =
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' xmlns:p='"
            + ProjectsPort.NAMESPACE
            + "'><e:Body>"
            + body
            + "</e:Body></e:Envelope>";
    return HttpFake.send(
            (AbstractHTTPDestination) endpoint.getServer().getDestination(),
            "POST",
            "/soap/projects",
            Map.of("Content-Type", "text/xml; charset=UTF-8"),
            envelope)
        .body();
  }

  private static final String ONE = "<id>0000000000001</id>";

  private static final String CONTENT =
      "<kind>practice</kind><original>fr</original>"
          + "<text><language>en</language><title>School mediation</title>"
          + "<summary>Mediators accompany families.</summary><outcome>More pupils</outcome>"
          + "<transfer>Two posts</transfer></text>"
          + "<text><language>fr</language><title>Médiation scolaire</title>"
          + "<summary>Des médiatrices accompagnent les familles.</summary>"
          + "<needs>besoins</needs><planning>étapes</planning><actions>actions</actions>"
          + "<outcome>résultat</outcome><challenges>difficultés</challenges>"
          + "<successes>réussites</successes><lessons>leçons</lessons>"
          + "<notAgain>à ne pas refaire</notAgain><transfer>conditions</transfer></text>"
          + "<theme>education</theme><theme>health</theme><status>completed</status>"
          + "<from>2021-09-01</from><to>2023-06-30</to><needsMethod>survey</needsMethod>"
          + "<needsDate>2021-03-01</needsDate><evidence>demonstrated</evidence>"
          + "<budget>120000.5</budget>"
          + "<funding><programme>ESF+</programme><amount>100000</amount><share>83.3</share>"
          + "</funding><funding><programme>Own budget</programme></funding>"
          + "<result><indicator>Pupils in class</indicator><baseline>61</baseline>"
          + "<value>88.5</value><unit>%</unit></result>"
          + "<result><indicator>Posts</indicator><value>0</value></result>"
          + "<partner><organisation>"
          + new Id(1002)
          + "</organisation><part>Training</part></partner>"
          + "<partner><name>Parents’ association</name></partner>"
          + "<link><address>https://town.example/mediation</address><title>Report</title></link>";

  private String begin(String content) throws IOException {
    return call(
        "<p:beginProject><organisation>"
            + InitiativesFake.TOWN
            + "</organisation><content>"
            + content
            + "</content></p:beginProject>");
  }

  private String version(String operation, int version, String more) throws IOException {
    return call(
        "<p:%s>%s<version>%d</version>%s</p:%s>"
            .formatted(operation, ONE, version, more, operation));
  }

  @Test
  public void everythingComesBackAsItWasSent() throws IOException {
    assertThat(begin(CONTENT))
        .contains("<content>" + CONTENT + "</content>", ONE, "<state>draft</state>");
    assertThat(initiatives.draft(initiatives.work(new Id(1)))).isEqualTo(Samples.full());
    assertThat(version("publishProject", 1, ""))
        .contains("<content>" + CONTENT + "</content>", "<adoptions>0</adoptions>");
    assertThat(call("<p:getProject>" + ONE + "</p:getProject>"))
        .contains("<content>" + CONTENT + "</content>", "<version>1</version>");
  }

  @Test
  public void goesFromDraftToPublished() throws IOException {
    begin("<kind>project</kind><original>en</original>");
    assertThat(version("submitWork", 1, ""))
        .contains("ValidationFault", "<name>texts.en.title</name>", "<name>themes</name>");
    assertThat(version("saveWork", 1, "<content>" + CONTENT + "</content>"))
        .contains("<version>2</version>");
    assertThat(version("submitWork", 1, ""))
        .contains("ConflictFault", "<work>", "<version>2</version>");
    assertThat(version("submitWork", 2, "")).contains("<state>submitted</state>");
    assertThat(version("takeBackWork", 3, "")).contains("<state>draft</state>");
    assertThat(
            version(
                "giveBackWork",
                4,
                "<remark><field>texts.fr.outcome</field><text>For whom?</text></remark>"
                    + "<note>Nearly</note>"))
        .contains("<state>returned</state>", "<note>Nearly</note>")
        .contains("<field>texts.fr.outcome</field><text>For whom?</text>");
    assertThat(version("publishProject", 4, "")).contains("ConflictFault", "<work>");
    assertThat(version("publishProject", 5, "")).contains("publishProjectResponse");
    assertThat(call("<p:getWork>" + ONE + "</p:getWork>")).contains("NotFoundFault");
    assertThat(version("saveWork", 0, "<content>" + CONTENT + "</content>"))
        .contains("<base>1</base>");
    assertThat(version("discardWork", 7, "")).contains("ConflictFault");
    assertThat(version("discardWork", 1, "")).contains("discardWorkResponse");
  }

  @Test
  public void listsByPages() throws IOException {
    initiatives.put(1, 1, Samples.full());
    initiatives.put(2, 1, Samples.small("Second"));
    assertThat(
            call(
                "<p:listProjects><country>RS</country><kind>practice</kind><limit>1</limit>"
                    + "</p:listProjects>"))
        .contains("<item>" + ONE, "<next>next-word</next>", "<title>Médiation scolaire</title>")
        .doesNotContain("0000000000002");
    assertThat(initiatives.asked)
        .isEqualTo(new InitiativeFilter(null, "RS", null, InitiativeDraft.Kind.PRACTICE));
    assertThat(call("<p:listProjects><kind>castle</kind></p:listProjects>"))
        .contains("ValidationFault", "<name>kind</name>", "portal.problem.unknown-value");
  }

  @Test
  public void finds() throws IOException {
    initiatives.put(1, 1, Samples.full());
    search.hits.addAll(List.of(new Id(1), new Id(9)));
    search.facets.put("initiative-kind", List.of(new SearchResult.Count("practice", 12)));
    assertThat(
            call(
                "<p:searchProjects><words>homes</words><filter><theme>health</theme>"
                    + "<theme>housing</theme><kind>practice</kind></filter></p:searchProjects>"))
        .contains("<item>" + ONE, "<total>57</total>", "<complete>true</complete>")
        .contains("<name>kind</name><count><value>practice</value><projects>12</projects>");
    assertThat(search.asked.filters())
        .isEqualTo(
            Map.of("theme", Set.of("health", "housing"), "initiative-kind", Set.of("practice")));
    assertThat(call("<p:searchProjects><filter><budget>huge</budget></filter></p:searchProjects>"))
        .contains("ValidationFault", "<name>budget</name>");
    search.unknown = "type";
    assertThat(call("<p:searchProjects/>")).contains("UnavailableFault", "<part>search</part>");
  }

  @Test
  public void namesEverythingThatCannotBeRead() throws IOException {
    assertThat(
            begin(
                "<kind>castle</kind><text><language>eng</language></text><from>yesterday</from>"
                    + "<budget>100000000000000000000</budget>"
                    + "<partner><organisation>us</organisation></partner><attachment/>"))
        .contains("ValidationFault", "<name>kind</name>", "<name>texts.eng</name>")
        .contains("<name>from</name>", "<name>budget</name>")
        .contains("<name>partners.0.organisation</name>", "<name>attachments.0.id</name>");
    assertThat(call("<p:beginProject/>")).contains("ValidationFault", "<name>content</name>");
    assertThat(call("<p:answerAdoption>" + ONE + "</p:answerAdoption>"))
        .contains("ValidationFault", "<name>confirmed</name>");
  }

  @Test
  public void refusalIsAFaultOfItsOwn() throws IOException {
    access.refused.add(Initiatives.WRITE);
    assertThat(begin("<kind>castle</kind>")).contains("AccessFault", "<reason>refused</reason>");
    initiatives.refused = Initiatives.READ;
    assertThat(call("<p:getProject>" + ONE + "</p:getProject>")).contains("AccessFault");
  }

  @Test
  public void aRemovedOneIsGone() throws IOException {
    initiatives.put(1, 3, Samples.full());
    assertThat(version("deleteProject", 2, ""))
        .contains("ConflictFault", "<project>", "<version>3</version>");
    assertThat(version("deleteProject", 3, "<replacedBy>us</replacedBy>"))
        .contains("ValidationFault", "<name>replacedBy</name>");
    assertThat(version("deleteProject", 3, "<replacedBy>0000000000002</replacedBy>"))
        .contains("deleteProjectResponse");
    assertThat(call("<p:getProject>" + ONE + "</p:getProject>"))
        .contains("NotFoundFault", "<gone>true</gone><replacedBy>0000000000002</replacedBy>");
    assertThat(call("<p:getProject><id>no id</id></p:getProject>"))
        .contains("NotFoundFault", "<id>no id</id><gone>false</gone>");
  }

  @Test
  public void tellsVersionsAndFiles() throws IOException {
    initiatives.put(1, 3, Samples.full());
    assertThat(call("<p:getHistory>" + ONE + "</p:getHistory>"))
        .contains("<number>3</number>", "<actor>client:70</actor><field>themes</field>");
    begin("");
    new InitiativeFiles(initiatives, files).add(new Id(1), "plan.txt", "The plan", null);
    version("publishProject", 2, "");
    assertThat(call("<p:getAttachments>" + ONE + "</p:getAttachments>"))
        .contains("<name>plan.txt</name><title>The plan</title>", "<address>/files/plan.txt");
    assertThat(call("<p:getProject>" + ONE + "</p:getProject>"))
        .contains("<attachment><id>" + new Id(700) + "</id><address>/files/plan.txt</address>");
  }

  @Test
  public void tellsWhoAdaptedWhat() throws IOException {
    initiatives.put(1, 1, Samples.full());
    String said = "<source>0000000000002</source><changes>Two posts</changes>";
    assertThat(call("<p:adoptProject>" + ONE + said + "</p:adoptProject>"))
        .contains("<adopter>0000000000001</adopter>", "<state>asked</state>");
    assertThat(call("<p:getAdoptions>" + ONE + "</p:getAdoptions>"))
        .contains("<changes>Two posts</changes>");
    String answer = "<p:answerAdoption><id>" + new Id(500) + "</id><confirmed>";
    assertThat(call(answer + "true</confirmed></p:answerAdoption>"))
        .contains("<state>confirmed</state>");
    assertThat(call(answer + "false</confirmed></p:answerAdoption>"))
        .contains("ConflictFault", "<adoption>", "<state>confirmed</state>");
  }
}
