package org.alliance.portal.profiles.internal.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.profiles.internal.door.DoorFakes;
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
  private final ProfilesFake profiles = new ProfilesFake();
  private final AccessFake access = new AccessFake();
  private final DoorFakes.ExternalFake external = new DoorFakes.ExternalFake(access, profiles);
  private final DoorFakes.SearchFake search = new DoorFakes.SearchFake();
  private final SoapServer server =
      new SoapServer(
          "/soap/profiles",
          ProfilesPort.NAMESPACE,
          new ProfilesEndpoint(
              profiles,
              external,
              DoorFakes.search(search),
              new RequestFake("/profiles"),
              new RendererFake(),
              Bundles.context()));

  public SoapTest() {
    access.principal = AccessByRole.client(70, "profiles:read", "profiles:write");
  }

  @After
  public void stop() {
    server.close();
  }

  private String call(String body) throws IOException {
    return server.call(body);
  }

  @Test
  public void nothingThatClientsUseHasGone() throws IOException {
    Wsdl baseline = Wsdl.baseline("/baseline/profiles.wsdl");
    assertThat(Wsdl.breaks(baseline.contract(), server.wsdl().contract())).isEmpty();
  }

  @Test
  public void whatIsNewComesLast() throws IOException {
    Map<String, List<String>> now = server.wsdl().sequences();
    Map<String, List<String>> before = Wsdl.baseline("/baseline/profiles.wsdl").sequences();
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
            "getProfile fault NotFoundFault",
            "ProfileContent has website of string at least 0 at most 1",
            "StoredProfile has id of string at least 1 at most 1");
    Set<String> other = new TreeSet<>(now);
    other.remove("getProfile fault NotFoundFault");
    other.add("ProfileContent has motto of string at least 1 at most 1");
    other.add("ProfileContent has poem of string at least 0 at most 1");
    assertThat(Wsdl.breaks(now, other))
        .containsExactly(
            "getProfile fault NotFoundFault",
            "new: ProfileContent has motto of string at least 1 at most 1");
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
    assertThat(call("<p:listProfiles><country>Serbia</country></p:listProfiles>"))
        .contains("ValidationFault", "<name>country</name>", "portal.problem.unknown-value");
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

  private static final String ONE = "<id>0000000000001</id>";

  @Test
  public void aClientOfTheOldContractChangesNeitherThemesNorAudiences() throws IOException {
    profiles.put(new Id(1), 1, Drafts.full(), false);
    call("<p:updateProfile>" + ONE + "<version>1</version>" + CONTENT + "</p:updateProfile>");
    assertThat(profiles.get(new Id(1)).themes()).containsExactly("housing", "education");
    assertThat(profiles.get(new Id(1)).visibility()).isEqualTo(Drafts.full().visibility());
  }

  @Test
  public void aClientOfTodayDoes() throws IOException {
    profiles.put(new Id(1), 1, Drafts.full(), false);
    String content =
        CONTENT.replace(
            "</profile>",
            "<themes/><competences><code>eu-funds</code></competences>"
                + "<visibility><work>public</work></visibility></profile>");
    assertThat(
            call(
                "<p:updateProfile>"
                    + ONE
                    + "<version>1</version>"
                    + content
                    + "</p:updateProfile>"))
        .contains("<themes/>", "<competences><code>eu-funds</code></competences>")
        .contains("<visibility><about>public</about>", "<work>public</work>");
    assertThat(profiles.get(new Id(1)).visibility())
        .containsEntry(Section.WORK, Change.Audience.PUBLIC)
        .containsEntry(Section.ESTIMATE, Change.Audience.ORGANISATION);
    assertThat(
            call(
                "<p:updateProfile>"
                    + ONE
                    + "<version>2</version>"
                    + content.replace("<work>public", "<work>none").replace("eu-funds", "magic")
                    + "</p:updateProfile>"))
        .contains("ValidationFault", "<name>visibility.work</name>", "<name>competences</name>");
  }

  @Test
  public void finds() throws IOException {
    profiles.put(new Id(1), 1, Drafts.full(), false);
    search.hits.addAll(List.of(new Id(1), new Id(9)));
    search.facets.put("theme", List.of(new SearchResult.Count("housing", 12)));
    assertThat(
            call(
                "<p:searchProfiles><words>homes</words><theme>housing</theme><limit>2</limit>"
                    + "</p:searchProfiles>"))
        .contains("<page><item><id>0000000000001</id>", "<next>next-hits</next>")
        .contains("<total>57</total>", "<complete>true</complete>")
        .contains(
            "<facet><name>theme</name><count><value>housing</value><profiles>12</profiles>"
                + "</count></facet>")
        .doesNotContain("0000000000009");
    assertThat(search.asked.words()).isEqualTo("homes");
    assertThat(search.asked.counted()).containsExactlyInAnyOrder("country", "kind", "theme");
    assertThat(call("<p:searchProfiles><theme>gardens</theme></p:searchProfiles>"))
        .contains("ValidationFault", "<name>theme</name>");
    search.unknown = "type";
    assertThat(call("<p:searchProfiles><words>homes</words></p:searchProfiles>"))
        .contains("UnavailableFault", "<part>search</part>");
  }

  @Test
  public void tellsTheHistory() throws IOException {
    profiles.put(new Id(1), 3, Drafts.full(), false);
    profiles.versions.add(
        new History.Version(2, Instant.EPOCH, "client:7", List.of("website", "themes"), null));
    profiles.differences.add(new History.Difference("website", "https://a.example", null));
    assertThat(call("<p:getHistory>" + ONE + "<limit>5</limit></p:getHistory>"))
        .contains(
            "<page><version><number>2</number><time>1970-01-01T00:00:00Z</time>"
                + "<actor>client:7</actor><field>website</field><field>themes</field></version>");
    assertThat(call("<p:getVersion>" + ONE + "<version>3</version></p:getVersion>"))
        .contains("<original>sr</original>");
    assertThat(call("<p:compareVersions>" + ONE + "<from>1</from><to>2</to></p:compareVersions>"))
        .contains(
            "<difference><field>website</field><before>https://a.example</before></difference>");
    String restore = "<p:restoreVersion>" + ONE + "<version>3</version><old>1</old>";
    assertThat(call(restore + "</p:restoreVersion>")).contains("<version>4</version>");
    assertThat(call(restore + "</p:restoreVersion>"))
        .contains("ConflictFault", "<version>4</version>");
    assertThat(call("<p:confirmProfile>" + ONE + "</p:confirmProfile>"))
        .contains("<version>5</version>");
    assertThat(call("<p:publishProfile>" + ONE + "</p:publishProfile>"))
        .contains("<version>5</version>", "<published>true</published>");
    for (String operation :
        new String[] {
          "getHistory", "getVersion", "compareVersions", "confirmProfile", "publishProfile"
        }) {
      String rest =
          switch (operation) {
            case "getVersion" -> "<version>1</version>";
            case "compareVersions" -> "<from>1</from><to>2</to>";
            default -> "";
          };
      assertThat(call("<p:" + operation + "><id>no id</id>" + rest + "</p:" + operation + ">"))
          .as(operation)
          .contains("NotFoundFault", "<id>no id</id>");
    }
  }

  @Test
  public void putsByTheClientsOwnIdentifier() throws IOException {
    String key = "<source>crm</source><externalId>A/17 é</externalId>";
    assertThat(call("<p:getProfileByExternalId>" + key + "</p:getProfileByExternalId>"))
        .contains("NotFoundFault", "<id>A/17 é</id>");
    String put = "<p:putProfileByExternalId>" + key;
    String end = CONTENT + "</p:putProfileByExternalId>";
    assertThat(call(put + end))
        .contains("<put><profile><id>0000000000001</id>", "<created>true</created>");
    assertThat(external.all).containsOnlyKeys(new ExternalId("crm", "A/17 é"));
    assertThat(call(put + end)).contains("<version>2</version>", "<created>false</created>");
    assertThat(call(put + "<version>1</version>" + end))
        .contains("ConflictFault", "<version>2</version>");
    assertThat(call("<p:getProfileByExternalId>" + key + "</p:getProfileByExternalId>"))
        .contains("<version>2</version>");
    assertThat(call(put + "<profile/></p:putProfileByExternalId>"))
        .contains("ValidationFault", "<name>country</name>");
    assertThat(
            call(
                "<p:getProfileByExternalId><source>no source</source>"
                    + "<externalId>1</externalId></p:getProfileByExternalId>"))
        .contains("ValidationFault", "<name>source</name>");
    access.principal = AccessByRole.moderator();
    assertThat(call(put + "<profile/></p:putProfileByExternalId>")).contains("AccessFault");
  }

  @Test
  public void keepsFigures() throws IOException {
    profiles.put(new Id(1), 1, Drafts.full(), false);
    String figure =
        "<figure><kind>estimate</kind><year>2019</year><minimum>700</minimum>"
            + "<maximum>900</maximum><source>Count</source><method>census</method></figure>";
    assertThat(call("<p:putFigure>" + ONE + figure + "</p:putFigure>"))
        .contains("putFigureResponse");
    assertThat(profiles.figures)
        .containsExactly(
            new Figure(Figure.Kind.ESTIMATE, 2019, 700, 900, "Count", Estimate.Method.CENSUS));
    assertThat(call("<p:getFigures>" + ONE + "</p:getFigures>")).contains(figure);
    assertThat(
            call("<p:putFigure>" + ONE + "<figure><method>guess</method></figure></p:putFigure>"))
        .contains("ValidationFault")
        .contains("<name>kind</name>", "<name>year</name>", "<name>method</name>");
    assertThat(call("<p:putFigure>" + ONE + "</p:putFigure>"))
        .contains("ValidationFault", "<name>figure</name>");
    assertThat(call("<p:deleteFigure>" + ONE + "<kind>poem</kind><year>1</year></p:deleteFigure>"))
        .contains("ValidationFault", "<name>kind</name>");
    assertThat(
            call(
                "<p:deleteFigure>"
                    + ONE
                    + "<kind>estimate</kind><year>2019</year></p:deleteFigure>"))
        .contains("deleteFigureResponse");
    assertThat(profiles.figures).isEmpty();
  }
}
