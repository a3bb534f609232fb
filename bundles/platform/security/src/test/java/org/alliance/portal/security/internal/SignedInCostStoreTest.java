package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.clients.ApiKeys;
import org.alliance.portal.security.internal.clients.ClientMeters;
import org.alliance.portal.security.internal.clients.ClientUsage;
import org.alliance.portal.security.internal.store.ApiKeyStore;
import org.alliance.portal.security.internal.store.ApiUsageStore;
import org.alliance.portal.security.internal.store.SessionStore;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What being signed in costs a request, counted in statements. */
@RunWith(Parameterized.class)
public class SignedInCostStoreTest {
  private final Room room;
  private final List<String> statements = new ArrayList<>();
  private final Sessions sessions;

  public SignedInCostStoreTest(String name, TestDatabase db) {
    room = new Room(db);
    Database counting =
        (Database)
            Proxy.newProxyInstance(
                SignedInCostStoreTest.class.getClassLoader(),
                new Class<?>[] {Database.class},
                (proxy, method, args) -> {
                  if (args != null && args[0] instanceof String sql) {
                    statements.add(sql);
                  }
                  try {
                    return method.invoke(db.database(), args);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    ClientUsage usage = new ClientUsage(new ApiUsageStore(counting), room.clock);
    ClientMeters meters = new ClientMeters(usage, TimeMeter.SYSTEM_NANOTIME, room.clock);
    sessions =
        new Sessions(
            new SessionStore(counting),
            new ApiKeys(new ApiKeyStore(counting), meters, usage, room.clock),
            room.policy,
            room.clock);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  /** As the pipeline does: who it is, and then as many checks as a page has. */
  private void request(String token) {
    Principal principal = sessions.bySession(token).orElse(Principal.ANONYMOUS);
    room.access.as(
        principal,
        () -> {
          room.access.requireForAny(Action.PUBLIC);
          principal.teams().keySet().forEach(id -> room.access.allows("organisations.edit", id));
          return room.access.allows(Action.ADMINISTER, null);
        });
  }

  @Test
  public void aSignedInRequestAddsAtMostOneQuery() {
    Id account = room.account("cost@town.example", true, PlatformRole.MEMBER);
    for (int i = 0; i < 3; i++) {
      room.accounts.join(
          room.access.as(
              Principal.SYSTEM,
              () -> room.organisations.create(ByLanguage.of("en", "Town"), "FR", "region")),
          account,
          TeamRole.EDITOR);
    }
    String token = room.sessions().open(account, Room.browser("192.0.2.1"));

    request("");
    assertThat(statements).as("nobody signed in").isEmpty();
    request(token);
    assertThat(statements).as("the first request").hasSize(1);
    request(token);
    assertThat(statements).as("within the seconds that it is remembered").hasSize(1);
    room.clock.advance(Duration.ofMinutes(5));
    String later = room.sessions().open(account, Room.browser("192.0.2.1"));
    statements.clear();
    request(later);
    assertThat(statements).as("another session").hasSize(1);
  }

  @Test
  public void nowAndThenItsUseIsNotedToo() {
    String token =
        room.sessions().open(room.account("use@town.example", true), Room.browser("192.0.2.1"));
    room.clock.advance(Duration.ofMinutes(6));
    request(token);
    assertThat(statements).hasSize(2);
    assertThat(statements.get(1)).startsWith("update security_session set last_seen");
    statements.clear();
    request(token);
    assertThat(statements).isEmpty();
  }

  @Test
  public void forgedSessionsCostNothingOrOneQueryForManyRequests() {
    request("rubbish");
    assertThat(statements).isEmpty();
    String forged = "A".repeat(43);
    request(forged);
    request(forged);
    assertThat(statements).hasSizeLessThanOrEqualTo(1);
  }
}
