package org.alliance.portal.security.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.api.web.View;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.ActorNames;
import org.alliance.portal.security.internal.OrganisationService;
import org.alliance.portal.security.internal.SteppingClock;
import org.alliance.portal.security.internal.audit.AuditContribution;
import org.alliance.portal.security.internal.audit.AuditLog;
import org.alliance.portal.security.internal.audit.AuditNames;
import org.alliance.portal.security.internal.audit.AuditReading;
import org.alliance.portal.security.internal.audit.AuditTexts;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.store.AuditStore;
import org.alliance.portal.security.internal.store.NameStore;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The audit as admins read it and take it along. */
public class AuditPageTest {
  private final TestDatabase db = (TestDatabase) TestDatabase.both().get(0)[1];
  private final SteppingClock clock = new SteppingClock();
  private final AccessFake access =
      new AccessFake(
          new Principal(Principal.Kind.ACCOUNT, new Id(7), "Admin", Set.of(), Map.of(), Set.of()));
  private final List<List<Object>> table = new ArrayList<>();
  private final Rendering rendering = new Rendering("/admin/audit");
  private AuditLog audit;
  private AuditPage page;
  private Id ana;
  private Id town;

  /** The room's own texts; no other bundle is there. */
  private static final class Texts extends AuditTexts {
    Texts() {
      super(Bundles.context(), new RendererFake());
    }

    @Override
    public String of(String feature, String lang, String key, Map<String, ?> args) {
      return feature.equals("security") ? text(lang, key, args) : null;
    }

    @Override
    public String own(String lang, String key, Map<String, Object> args) {
      return text(lang, key, args);
    }

    private static String text(String lang, String key, Map<String, ?> args) {
      try {
        return Rendering.text(Map.of("key", key, "args", args), lang);
      } catch (AssertionError none) {
        return null;
      }
    }
  }

  /** Names profiles and counts the questions. */
  private static final class Directory implements EntityDirectory {
    int questions;

    @Override
    public String type() {
      return "profile";
    }

    @Override
    public Map<Id, Entity> find(Collection<Id> ids, String lang) {
      questions++;
      Map<Id, Entity> found = new HashMap<>();
      ids.forEach(
          id ->
              found.put(
                  id,
                  new Entity(
                      new EntityRef("profile", id),
                      new ByLanguage.Chosen<>("sr", "Град <1>"),
                      "/profiles/" + id,
                      Change.Audience.MEMBERS)));
      return found;
    }
  }

  private final Directory directory = new Directory();

  private final Csv csv =
      new Csv() {
        @Override
        public Reader read(java.io.InputStream file) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Reader read(java.nio.file.Path file, int mostRows) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Writer write(OutputStream file, List<String> columns, char separator) {
          table.add(List.copyOf(columns));
          return new Writer() {
            @Override
            public void row(List<?> cells) {
              table.add(List.copyOf(cells));
            }

            @Override
            public void close() {
              table.add(List.of("closed " + separator));
            }
          };
        }
      };

  @Before
  public void aFewEntries() {
    db.migrate("security", AuditPageTest.class.getClassLoader());
    AuditStore store = new AuditStore(db.database());
    audit = new AuditLog(db.database(), store, access, new RequestFake("/"), db.ids(), clock);
    NameStore names = new NameStore(db.database());
    OrganisationService organisations =
        new OrganisationService(
            access, db.database(), new OrganisationStore(db.database()), db.changes(), db.ids());
    AuditNames called =
        new AuditNames(new ActorNames(access, names), organisations, List.of(directory));
    AuditReading reading = new AuditReading(access, store, names, organisations, audit);
    page =
        new AuditPage(
            access,
            reading,
            new AuditLines(new Texts(), called),
            new AuditExport(reading, called, csv));
    ana = person("ana@town.example", "Ana Marin");
    town = organisations.create(ByLanguage.of("en", "Town of 100% Rivers"), "FR", "region");
    change(1, "account:" + ana, "profiles", "profile", town, town);
    change(2, "system", "security", "organisation", town, town);
    SignInAudit signIns = new SignInAudit(audit, access, clock);
    signIns.signedIn(ana, "192.0.2.7");
    signIns.failed(null, SignInAudit.Reason.WRONG, "192.0.2.7");
  }

  @After
  public void close() {
    db.close();
  }

  private Id person(String email, String name) {
    Id id = db.ids().next();
    db.database()
        .update(
            "insert into security_account"
                + " (id, email, name, password_hash, lang, state, roles, sample, created_at)"
                + " values (?, ?, ?, 'x', 'en', 'active', '', 0, 0)",
            id,
            email,
            name);
    return id;
  }

  private void change(int position, String actor, String feature, String type, Id id, Id owner) {
    clock.advance(Duration.ofSeconds(1));
    audit.follow(
        new Change(
            position,
            clock.instant(),
            actor,
            feature,
            type,
            id,
            Change.Verb.UPDATED,
            List.of("names", "kind"),
            Change.Audience.NONE,
            owner));
  }

  private Response get(String... pairs) {
    MultivaluedMap<String, String> parameters = fields(pairs);
    return page.show(
        "en",
        (UriInfo)
            Proxy.newProxyInstance(
                AuditPageTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, args) -> parameters));
  }

  private static MultivaluedMap<String, String> fields(String... pairs) {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.add(pairs[i], pairs[i + 1]);
    }
    return fields;
  }

  private static List<AuditLine> lines(Response response) {
    assertThat(response.getStatus()).isEqualTo(200);
    return ((List<?>) ((View) response.getEntity()).model().get("lines"))
        .stream().map(AuditLine.class::cast).toList();
  }

  private String html(Response response, String lang) {
    return rendering.render((View) response.getEntity(), lang);
  }

  @Test
  public void eachEntryIsReadable() {
    List<AuditLine> lines = lines(get());
    assertThat(lines)
        .extracting(AuditLine::what)
        .containsExactly("Sign-in failed", "Signed in", "Organisation changed", "profile changed");
    assertThat(lines)
        .extracting(AuditLine::who)
        .containsExactly("Former member", "Ana Marin", "The portal", "Ana Marin");
    AuditLine profile = lines.get(3);
    assertThat(profile.thing().value()).isEqualTo("Град <1>");
    assertThat(profile.path()).isEqualTo("/profiles/" + town);
    assertThat(profile.owner().value()).isEqualTo("Town of 100% Rivers");
    assertThat(profile.details()).containsExactly(new AuditLine.Detail("Fields", "names, kind"));
    assertThat(lines.get(0).details())
        .containsExactly(
            new AuditLine.Detail("Reason", "address or password wrong"),
            new AuditLine.Detail("Network", "192.0.2.0"));
    assertThat(directory.questions).isEqualTo(1);
  }

  @Test
  public void thePageEscapesLinksAndOffersNoWayToChangeAnything() {
    for (String lang : List.of("en", "fr")) {
      String html = html(get(), lang);
      assertThat(html)
          .contains("Град &lt;1&gt;")
          .contains("href=\"/" + lang + "/profiles/" + town + "\"")
          .contains("<caption");
      assertThat(
              Pattern.compile("method=\"post\" action=\"([^\"]*)\"")
                  .matcher(html)
                  .results()
                  .map(found -> found.group(1))
                  .filter(address -> !address.endsWith("/sign-out")))
          .as("all that can be sent is the wish for a file")
          .containsExactly("/" + lang + "/admin/audit/export");
    }
  }

  @Test
  public void aPersonOrOrganisationIsLookedUpAndStandsInTheAddressById() {
    Response found = get("who", " ANA@town.example ", "kind", "security.signed-in");
    assertThat(found.getStatus()).isEqualTo(303);
    assertThat(found.getLocation())
        .hasToString("/en/admin/audit?actor=account%3A" + ana + "&kind=security.signed-in");
    assertThat(get("who", "marin").getLocation())
        .hasToString("/en/admin/audit?actor=account%3A" + ana);
    assertThat(get("owner", "100% riv").getLocation())
        .hasToString("/en/admin/audit?organisation=" + town);
    assertThat(lines(get("actor", "account:" + ana))).hasSize(2);
    assertThat(lines(get("organisation", town.toString()))).hasSize(2);
    assertThat(lines(get("kind", "type:profile"))).hasSize(1);
    assertThat(lines(get("kind", "security.signed-in"))).hasSize(1);
    assertThat(lines(get("actor", "system", "kind", "type:profile"))).isEmpty();
  }

  @Test
  public void whoIsNotKnownOrNotAloneIsAskedFor() {
    person("other@town.example", "Ana Other");
    Response several = get("who", "ana");
    assertThat(several.getStatus()).isEqualTo(422);
    assertThat(html(several, "en"))
        .contains("Ana Marin")
        .contains("Ana Other")
        .contains("choose one below")
        .contains("actor=account%3A" + ana);
    Response nobody = get("who", "100%_nobody");
    assertThat(nobody.getStatus()).isEqualTo(422);
    assertThat(html(nobody, "fr")).contains("Personne n’est connu");
    assertThat(get("owner", "no such town").getStatus()).isEqualTo(422);
  }

  @Test
  public void wrongDatesAreToldBesideTheField() {
    Response wrong = get("from", "31.12.2026", "to", "2026-02-30");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(html(wrong, "en")).contains("id=\"from-error\"").contains("id=\"to-error\"");
    assertThat(html(get("from", "2026-02-03", "to", "2026-02-02"), "en"))
        .contains("The end is before the beginning");
    for (String[] rubbish :
        new String[][] {
          {"actor", "account:1"},
          {"organisation", "x"},
          {"kind", "<script>"},
          {"after", "rubbish"},
          {"from", "+999999-01-01"}
        }) {
      assertThat(get(rubbish).getStatus()).as(rubbish[0]).isEqualTo(422);
    }
  }

  /** Noon in Brussels on 23 November 2026 is where the clock begins. */
  @Test
  public void daysAreThoseOfTheReader() {
    assertThat(lines(get("from", "2026-11-23", "to", "2026-11-23"))).hasSize(4);
    assertThat(lines(get("to", "2026-11-22"))).isEmpty();
    assertThat(lines(get("from", "2026-11-24"))).isEmpty();
    access.principal =
        new Principal(
            Principal.Kind.ACCOUNT,
            new Id(7),
            "",
            Set.of(),
            Map.of(),
            Set.of(),
            java.time.ZoneId.of("Pacific/Kiritimati"));
    assertThat(lines(get("from", "2026-11-24", "to", "2026-11-24"))).hasSize(4);
  }

  @Test
  public void whatDoesNotFitOnAPageFollows() {
    Instant before = clock.instant();
    for (int i = 0; i < 60; i++) {
      clock.advance(Duration.ofSeconds(1));
      audit.note("security.signed-out", null, null, Map.of());
    }
    Response first = get("kind", "security.signed-out");
    assertThat(lines(first)).hasSize(50);
    String next = String.valueOf(((View) first.getEntity()).model().get("next"));
    assertThat(next).startsWith("/en/admin/audit?kind=security.signed-out&after=");
    Response second =
        get("kind", "security.signed-out", "after", next.substring(next.indexOf("after=") + 6));
    assertThat(lines(second))
        .hasSize(10)
        .allMatch(line -> Instant.parse(line.iso()).isAfter(before));
    assertThat(html(second, "en")).contains("Back to the newest entries");
  }

  private String export(String format) throws IOException {
    Response response = page.export("fr", fields("format", format, "kind", "type:profile"));
    assertThat(response.getHeaderString("Content-Disposition")).contains("." + format);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((StreamingOutput) response.getEntity()).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  public void entriesAreTakenAlongWithTheSameFilters_andThatIsNoted() throws IOException {
    for (int i = 0; i < 1_010; i++) {
      change(10 + i, "client:0000000000009", "profiles", "profile", town, town);
    }
    export("csv");
    assertThat(table).hasSize(1 + 1_011 + 1);
    assertThat(table.get(1_011))
        .containsSequence("account:" + ana, "Ana Marin", "profile", town.toString(), "Град <1>");
    assertThat(table.get(1_012)).isEqualTo(List.of("closed ;"));
    String json = export("jsonl");
    assertThat(json.lines()).hasSize(1_011).allMatch(line -> line.startsWith("{\"time\":\"2026-"));
    assertThat(json).contains("\"fields\":[\"names\",\"kind\"]").contains("\"position\":1}");
    assertThat(lines(get("kind", "security.audit-exported")).get(0).details())
        .contains(new AuditLine.Detail("Format", "jsonl"), new AuditLine.Detail("Type", "profile"));
    assertThatThrownBy(() -> export("xls")).isInstanceOf(ValidationException.class);
  }

  @Test
  public void onlyThoseWhoMayRead() {
    access.refused.add(AuditContribution.READ);
    assertThatThrownBy(this::get).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> export("csv")).isInstanceOf(AccessDeniedException.class);
  }
}
