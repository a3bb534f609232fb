package org.alliance.portal.profiles.internal.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.wsdl.Definition;
import javax.wsdl.factory.WSDLFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.Fakes;
import org.alliance.portal.profiles.internal.ProfilesFake;
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

  private final ProfilesFake profiles = new ProfilesFake();
  private final Bus bus = new ExtensionManagerBus();
  private final EndpointImpl endpoint =
      new EndpointImpl(
          bus,
          new ProfilesEndpoint(
              profiles, new Fakes.RequestFake(), new Fakes.RendererFake(), Fakes.context()));

  public SoapTest() {
    endpoint.setProperties(
        new HashMap<>(Map.of("schema-validation-enabled", "IN", "faultStackTraceEnabled", false)));
    endpoint.publish("/soap/profiles");
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
    try (InputStream baseline = getClass().getResourceAsStream("/baseline/profiles.wsdl")) {
      assertThat(breaks(contract(parse(baseline)), contract(wsdl()))).isEmpty();
    }
  }

  @Test
  public void noticesWhatBreaks() throws Exception {
    Set<String> now = contract(wsdl());
    assertThat(now)
        .contains(
            "getProfile fault NotFoundFault",
            "ProfileContent has website of string at least 0 at most 1",
            "StoredProfile has id of string at least 1 at most 1");
    Set<String> other = new TreeSet<>(now);
    other.remove("getProfile fault NotFoundFault");
    other.add("ProfileContent has motto of string at least 1 at most 1");
    other.add("ProfileContent has poem of string at least 0 at most 1");
    assertThat(breaks(now, other))
        .containsExactly(
            "getProfile fault NotFoundFault",
            "new: ProfileContent has motto of string at least 1 at most 1");
  }

  private String call(String body) throws IOException {
    String envelope =
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' xmlns:p='"
            + ProfilesPort.NAMESPACE
            + "'><e:Body>"
            + body
            + "</e:Body></e:Envelope>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((AbstractHTTPDestination) endpoint.getServer().getDestination())
        .invoke(null, null, request(envelope), response(out));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static HttpServletRequest request(String envelope) {
    InputStream bytes = new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8));
    ServletInputStream in =
        new ServletInputStream() {
          @Override
          public int read() throws IOException {
            return bytes.read();
          }

          @Override
          public boolean isFinished() {
            return false;
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
          }
        };
    Map<String, Object> answers = new HashMap<>();
    answers.put("getInputStream", in);
    answers.put("getMethod", "POST");
    answers.put("getContentType", "text/xml; charset=UTF-8");
    answers.put("getCharacterEncoding", "UTF-8");
    answers.put("getRequestURI", "/soap/profiles");
    answers.put("getRequestURL", new StringBuffer("http://localhost/soap/profiles"));
    answers.put("getContextPath", "");
    answers.put("getServletPath", "");
    answers.put("getPathInfo", "/soap/profiles");
    answers.put("getHeaderNames", Collections.emptyEnumeration());
    answers.put("getHeaders", Collections.emptyEnumeration());
    return proxy(HttpServletRequest.class, answers);
  }

  private static HttpServletResponse response(ByteArrayOutputStream bytes) {
    ServletOutputStream out =
        new ServletOutputStream() {
          @Override
          public void write(int b) {
            bytes.write(b);
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
          }
        };
    return proxy(HttpServletResponse.class, Map.of("getOutputStream", out));
  }

  private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SoapTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              Object answer = answers.get(method.getName());
              Class<?> result = method.getReturnType();
              if (answer != null || !result.isPrimitive() || result == void.class) {
                return answer;
              }
              return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(result, 1), 0);
            }));
  }

  private static final String CONTENT =
      "<profile><original>en</original><name><language>en</language><value>Town</value></name>"
          + "<kind>region</kind><country>FR</country>"
          + "<accession><status>joined</status><date>2020-01-31</date></accession>"
          + "<workingLanguage>fr</workingLanguage><workingLanguage>rom</workingLanguage>"
          + "<text><language>fr</language><summary>Une région.</summary></text>"
          + "<estimate><minimum>20</minimum><maximum>30</maximum><source>Census</source>"
          + "<year>2020</year><method>census</method></estimate></profile>";

  @Test
  public void createsAndReads() throws IOException {
    String created = call("<p:createProfile>" + CONTENT + "</p:createProfile>");
    assertThat(created).contains("<id>0000000000001</id>");
    assertThat(profiles.get(new Id(1)).texts().in("fr").value().summary()).isEqualTo("Une région.");
    assertThat(call("<p:getProfile><id>0000000000001</id></p:getProfile>"))
        .contains(CONTENT.replaceAll("</?profile>", ""), "<version>1</version>", "<sample>false");
  }

  @Test
  public void listsByPages() throws IOException {
    profiles.put(new Id(1), 1, Drafts.full(), true);
    profiles.put(new Id(2), 1, Drafts.full(), false);
    assertThat(call("<p:listProfiles><country>RS</country><limit>1</limit></p:listProfiles>"))
        .contains("<item><id>0000000000001</id>", "<next>next-word</next>", "<kind>municipality")
        .doesNotContain("0000000000002");
    assertThat(call("<p:listProfiles><kind>castle</kind></p:listProfiles>"))
        .contains("ValidationFault", "<name>kind</name>", "portal.problem.unknown-value");
  }

  @Test
  public void updatesAndRemovesTheVersionThatWasSeen() throws IOException {
    profiles.put(new Id(1), 4, Drafts.full(), false);
    String id = "<id>0000000000001</id>";
    assertThat(
            call(
                "<p:updateProfile>" + id + "<version>3</version>" + CONTENT + "</p:updateProfile>"))
        .contains("ConflictFault", "<version>4</version>", "<original>sr</original>");
    assertThat(
            call(
                "<p:updateProfile>" + id + "<version>4</version>" + CONTENT + "</p:updateProfile>"))
        .contains("<version>5</version>", "<original>en</original>");
    assertThat(call("<p:deleteProfile>" + id + "<version>4</version></p:deleteProfile>"))
        .contains("ConflictFault");
    assertThat(call("<p:deleteProfile>" + id + "<version>5</version></p:deleteProfile>"))
        .contains("deleteProfileResponse");
    assertThat(call("<p:deleteProfile>" + id + "<version>5</version></p:deleteProfile>"))
        .contains("NotFoundFault", id);
    assertThat(call("<p:getProfile><id>no id</id></p:getProfile>"))
        .contains("NotFoundFault", "<id>no id</id>");
  }

  @Test
  public void namesEveryWrongField() throws IOException {
    assertThat(
            call(
                "<p:createProfile><profile><original>en</original><kind>castle</kind>"
                    + "<estimate><minimum>5</minimum></estimate></profile></p:createProfile>"))
        .contains("ValidationFault")
        .contains("<name>names.en</name>", "<name>kind</name>", "<name>country</name>")
        .contains("<name>estimate.minimum</name>", "<name>estimate.year</name>");
    assertThat(call("<p:createProfile/>")).contains("ValidationFault", "<name>profile</name>");
  }

  @Test
  public void refusalIsAFaultOfItsOwn() throws IOException {
    profiles.refusal = new AccessDeniedException("profiles.read");
    assertThat(call("<p:getProfile><id>0000000000001</id></p:getProfile>"))
        .contains("AccessFault", "<reason>refused</reason>");
  }
}
