package org.alliance.portal.projects.internal.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.Fakes;
import org.alliance.portal.projects.internal.InitiativesFake;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.projects.internal.door.FoundFake;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.door.SoapServer;
import org.alliance.portal.testing.door.Wsdl;
import org.junit.After;
import org.junit.Test;

/** The SOAP door through CXF: what partners have built upon, and each operation and fault. */
public class SoapTest {
  private final InitiativesFake initiatives = new InitiativesFake();
  private final Fakes.AttachmentsFake files = new Fakes.AttachmentsFake();
  private final AccessFake access = new AccessFake();
  private final FoundFake search = new FoundFake();
  private final SoapServer server =
      new SoapServer(
          "/soap/projects",
          ProjectsPort.NAMESPACE,
          new ProjectsEndpoint(
              initiatives,
              FoundFake.search(search),
              new InitiativeFiles(initiatives, files),
              access,
              new RequestFake("/projects"),
              new RendererFake(),
              Bundles.context()));

  @After
  public void stop() {
    server.close();
  }

  private String call(String body) throws IOException {
    return server.call(body);
  }

  @Test
  public void nothingThatClientsUseHasGone() throws IOException {
    Wsdl baseline = Wsdl.baseline("/baseline/projects.wsdl");
    assertThat(Wsdl.breaks(baseline.contract(), server.wsdl().contract())).isEmpty();
  }

  @Test
  public void whatIsNewComesLast() throws IOException {
    Map<String, List<String>> now = server.wsdl().sequences();
    Map<String, List<String>> before = Wsdl.baseline("/baseline/projects.wsdl").sequences();
    assertThat(before).hasSizeGreaterThan(10);
    before.forEach(
        (type, names) ->
            assertThat(now.get(type)).as(type).startsWith(names.toArray(new String[0])));
  }

  @Test
  public void noticesWhatBreaks() throws IOException {
    Set<String> now = server.wsdl().contract();
    assertThat(now)
        .contains(
            "getProject fault NotFoundFault",
            "ProjectContent has status of string at least 0 at most 1",
            "StoredProject has id of string at least 1 at most 1");
    Set<String> other = new TreeSet<>(now);
    other.remove("getProject fault NotFoundFault");
    other.add("ProjectContent has motto of string at least 1 at most 1");
    other.add("ProjectContent has poem of string at least 0 at most 1");
    assertThat(Wsdl.breaks(now, other))
        .containsExactly(
            "getProject fault NotFoundFault",
            "new: ProjectContent has motto of string at least 1 at most 1");
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
