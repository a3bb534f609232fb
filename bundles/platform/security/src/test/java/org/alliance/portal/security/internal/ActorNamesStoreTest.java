package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.store.NameStore;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ActorNamesStoreTest {
  private final Room room;
  private final ActorNames names;
  private Id account;
  private Id client;

  public ActorNamesStoreTest(String name, TestDatabase db) {
    room = new Room(db);
    names = new ActorNames(room.access, new NameStore(db.database()));
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  @Before
  public void somebody() {
    account = room.account(room.db.ids().next() + "@names.example", true, PlatformRole.MEMBER);
    client = room.client("Partner", "key of " + account);
  }

  @Test
  public void accountsAndClientsHaveNames() {
    assertThat(
            names.names(
                List.of("account:" + account, "client:" + client, "system", "account:" + account)))
        .containsOnly(entry("account:" + account, "Name"), entry("client:" + client, "Partner"));
  }

  @Test
  public void whoIsUnknownOrGoneIsAbsent() {
    room.accounts.delete(account);
    assertThat(
            names.names(
                List.of(
                    "account:" + account,
                    "account:" + client,
                    "client:x",
                    "account:",
                    "anonymous",
                    "")))
        .isEmpty();
    assertThat(names.names(List.of())).isEmpty();
  }

  @Test
  public void aThousandAtOnceAndNoMore() {
    List<String> many =
        new ArrayList<>(LongStream.range(1, 1_000).mapToObj(i -> "account:" + new Id(i)).toList());
    many.add("account:" + account);
    assertThat(names.names(many)).containsOnly(entry("account:" + account, "Name"));
    many.add("system");
    assertThatThrownBy(() -> names.names(many)).isInstanceOf(IllegalArgumentException.class);
  }
}
