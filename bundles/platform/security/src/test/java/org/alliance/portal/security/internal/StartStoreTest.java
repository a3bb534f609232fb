package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.SignIn.Outcome;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What happens at the portal's start, with and without sample accounts. */
@RunWith(Parameterized.class)
public class StartStoreTest {
  private static final String ADMIN = "admin@alliance.example";
  private static final String FIRST_ADMIN = "first@town.example";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Room room;

  public StartStoreTest(String name, TestDatabase db) {
    room = new Room(db);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  @After
  public void leaveNobodyBehind() {
    room.samples(settings(false, "", ""));
    room.accounts
        .byEmail(FIRST_ADMIN)
        .ifPresent(
            account -> {
              room.sessionStore.deleteOf(account.id());
              room.accounts.delete(account.id());
            });
  }

  private Settings settings(boolean demo, String password, String key) {
    return Room.settings(folder.getRoot().toPath(), demo, password, key);
  }

  private String read(String file) throws IOException {
    Path path = folder.getRoot().toPath().resolve(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    return Files.readString(path);
  }

  private Principal signIn(String email, String password) {
    SignIn signIn = room.signIn();
    SignIn.Result result = signIn.signIn(email, password, Room.browser("192.0.2.1"));
    return result.outcome() == Outcome.DONE
        ? room.sessions().bySession(result.passage().token()).orElseThrow()
        : null;
  }

  @Test
  public void aDemonstrationHasItsAccounts() throws IOException {
    room.samples(settings(true, "", ""));
    String password = read("demo-password");
    String key = read("demo-api-key");
    assertThat(signIn(ADMIN, password).roles())
        .containsExactlyInAnyOrder(PlatformRole.ADMIN, PlatformRole.MEMBER);
    assertThat(signIn("moderator@alliance.example", password).roles())
        .containsExactlyInAnyOrder(PlatformRole.MODERATOR, PlatformRole.MEMBER);
    assertThat(signIn("editor@alliance.example", password).teams())
        .isEqualTo(Map.of(SampleAccounts.ORGANISATION, TeamRole.EDITOR));
    assertThat(signIn("member@alliance.example", password).teams())
        .isEqualTo(Map.of(SampleAccounts.ORGANISATION, TeamRole.READER));
    assertThat(room.sessions().byKey(key).orElseThrow().scopes())
        .isEqualTo(Set.of("profiles:read", "profiles:write", "projects:read", "projects:write"));
    assertThat(room.organisations.get(SampleAccounts.ORGANISATION).country()).isEqualTo("RS");
    assertThat(read("sample-accounts.txt")).contains(ADMIN, password, key);
  }

  @Test
  public void aSecondStartKeepsEverything() throws IOException {
    room.samples(settings(true, "", ""));
    String password = read("demo-password");
    Account before = room.accounts.byEmail(ADMIN).orElseThrow();
    long head = room.db.changes().head();
    room.samples(settings(true, "", ""));
    assertThat(read("demo-password")).isEqualTo(password);
    assertThat(room.accounts.byEmail(ADMIN)).contains(before);
    assertThat(room.db.changes().head()).isEqualTo(head);
  }

  @Test
  public void aChangedSettingChangesPasswordAndKey() throws IOException {
    room.samples(settings(true, "", ""));
    String key = read("demo-api-key");
    room.samples(settings(true, "chosen by the operator", "chosen key"));
    assertThat(signIn(ADMIN, "chosen by the operator")).isNotNull();
    assertThat(room.sessions().byKey("chosen key")).isPresent();
    assertThat(room.clients.sample().orElseThrow().rate()).as("no limit").isNull();
    assertThat(room.sessions().byKey(key)).isEmpty();
    assertThat(folder.getRoot().list()).containsExactly("sample-accounts.txt");
  }

  @Test
  public void withoutADemonstrationNobodyOfItIsLeft() throws IOException {
    room.samples(settings(true, "some password", "some key"));
    Principal editor = signIn("editor@alliance.example", "some password");
    String token = room.open(editor.id());
    room.samples(settings(false, "some password", "some key"));
    assertThat(room.accounts.samples()).isEmpty();
    assertThat(room.sessions().bySession(token)).isEmpty();
    assertThat(room.sessions().byKey("some key")).isEmpty();
    assertThat(folder.getRoot().list()).isEmpty();
  }

  @Test
  public void theLinkMakesOneAdminAndNoMore() throws IOException {
    FirstAdmin firstAdmin = room.firstAdmin(settings(false, "", ""));
    String token = link();
    firstAdmin.check(token);
    FirstAdmin.Entry entry = entry(" First@Town.example ", "a password of twelve");
    Id admin = firstAdmin.create(token, entry, "fr");
    assertThat(room.own.find(admin).orElseThrow().roles()).contains(PlatformRole.ADMIN);
    SignIn.Result result =
        room.signIn().signIn(FIRST_ADMIN, "a password of twelve", Room.browser("192.0.2.1"));
    assertThat(result.passage().next()).isEqualTo(Entrance.Next.ENROL);
    assertThat(room.sessions().bySession(result.passage().token())).isEmpty();
    assertThat(folder.getRoot().list()).isEmpty();
    assertThatThrownBy(() -> firstAdmin.check(token)).isInstanceOf(GoneException.class);
    assertThatThrownBy(() -> firstAdmin.create(token, entry, "fr"))
        .isInstanceOf(GoneException.class);

    room.firstAdmin(settings(false, "", ""));
    assertThat(folder.getRoot().list()).isEmpty();
  }

  @Test
  public void eachStartMakesANewLink() throws IOException {
    room.firstAdmin(settings(false, "", ""));
    String old = link();
    FirstAdmin firstAdmin = room.firstAdmin(settings(false, "", ""));
    assertThat(link()).isNotEqualTo(old);
    assertThatThrownBy(() -> firstAdmin.check(old)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> firstAdmin.check("guess")).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void anAddressThatIsTakenIsToldAndTheLinkStays() throws IOException {
    room.account(FIRST_ADMIN, true, PlatformRole.MEMBER);
    FirstAdmin firstAdmin = room.firstAdmin(settings(false, "", ""));
    String token = link();
    assertThat(
            catchThrowableOfType(
                    ValidationException.class,
                    () ->
                        firstAdmin.create(token, entry(FIRST_ADMIN, "a password of twelve"), "en"))
                .problems())
        .containsExactly(FieldProblem.of("email", "security.first-admin.email-taken"));
    firstAdmin.check(token);
  }

  @Test
  public void everyProblemIsToldAtOnce() {
    assertThat(FirstAdmin.validate("", "", new FirstAdmin.Entry("", "", "short", "other")))
        .extracting(FieldProblem::field)
        .containsExactly("name", "email", "password", "password2");
  }

  private static FirstAdmin.Entry entry(String email, String password) {
    return new FirstAdmin.Entry("First", email, password, password);
  }

  private String link() throws IOException {
    String text = read("first-admin-link.txt");
    assertThat(text).contains("https://portal.example/en/first-admin/");
    return text.strip().replaceAll("(?s).*/", "");
  }
}
