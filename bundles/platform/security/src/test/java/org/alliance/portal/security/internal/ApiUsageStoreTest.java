package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.clients.ClientMeters;
import org.alliance.portal.security.internal.clients.ClientUsage;
import org.alliance.portal.security.internal.clients.OldUsage;
import org.alliance.portal.security.internal.store.ApiUsageStore;
import org.alliance.portal.security.internal.store.ApiUsageStore.Usage;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ApiUsageStoreTest {
  private final TestDatabase db;
  private final ClientRoom it;

  public ApiUsageStoreTest(String name, TestDatabase db) {
    this.db = db;
    it = new ClientRoom(db);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private static void answer(ClientMeters meters, Principal client, int... statuses) {
    for (int status : statuses) {
      meters.answered(client, status);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(it.room.clock.instant(), Principal.ALLIANCE_ZONE);
  }

  private List<Usage> stored(Id client) {
    return it.room.usage.days(client, LocalDate.EPOCH);
  }

  private Principal client(String key) {
    return it.keys.client(key).orElseThrow();
  }

  @Test
  public void whatSeveralNodesCountAddsUp() {
    Principal client = client(it.made("Nodes").key());
    answer(it.meters, client, 200, 304, 404, 422, 429, 500, 503);
    it.usage.flush();
    ClientUsage second = new ClientUsage(it.room.usage, it.room.clock);
    ClientMeters meters =
        new ClientMeters(second, io.github.bucket4j.TimeMeter.SYSTEM_NANOTIME, it.room.clock);
    answer(meters, client, 200, 429);
    second.flush();
    second.flush();
    it.usage.flush();
    assertThat(stored(client.id())).containsExactly(new Usage(client.id(), today(), 9, 2, 2, 2));
  }

  @Test
  public void eachDayHasItsFigures() {
    Principal client = client(it.made("Days").key());
    answer(it.meters, client, 200);
    LocalDate first = today();
    it.room.clock.advance(Duration.ofDays(1));
    answer(it.meters, client, 200, 200);
    it.usage.flush();
    assertThat(stored(client.id()))
        .extracting(Usage::day, Usage::requests)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(first.plusDays(1), 2L),
            org.assertj.core.groups.Tuple.tuple(first, 1L));
    assertThat(it.admin(() -> it.keyDesk.usage(client.id()))).hasSize(2);
    it.room.clock.advance(Duration.ofDays(401));
    new OldUsage(it.room.usage, it.room.keys, it.room.clock).run();
    assertThat(stored(client.id())).isEmpty();
  }

  @Test
  public void keysThatEndedLongAgoAreForgottenAndOthersStay() {
    Id id = it.made("Old").client().id();
    it.admin(() -> it.keyDesk.renew(id, 1, "", 0));
    it.room.clock.advance(Duration.ofDays(399));
    OldUsage old = new OldUsage(it.room.usage, it.room.keys, it.room.clock);
    old.run();
    assertThat(it.room.keys.of(id)).hasSize(2);
    it.room.clock.advance(Duration.ofDays(2));
    old.run();
    assertThat(it.room.keys.of(id)).hasSize(1);
  }

  @Test
  public void whenKeysAndClientsAskedIsNoted() {
    String key = it.made("Seen").key();
    Principal client = client(key);
    assertThat(it.now(client.id()).lastUsed()).isNull();
    it.usage.flush();
    assertThat(it.now(client.id()).lastUsed()).isEqualTo(it.room.clock.instant());
    assertThat(it.room.keys.of(client.id()).get(0).lastUsed()).isEqualTo(it.room.clock.instant());
  }

  @Test
  public void whatCannotBeWrittenNowIsWrittenLater() {
    Principal client = client(it.made("Later").key());
    AtomicBoolean away = new AtomicBoolean(true);
    Database real = db.database();
    Database database =
        (Database)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Database.class},
                (proxy, method, args) -> {
                  if (away.get()) {
                    throw new DatabaseException("away", null, false);
                  }
                  try {
                    return method.invoke(real, args);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    ClientUsage usage = new ClientUsage(new ApiUsageStore(database), it.room.clock);
    ClientMeters meters =
        new ClientMeters(usage, io.github.bucket4j.TimeMeter.SYSTEM_NANOTIME, it.room.clock);
    answer(meters, client, 200, 200);
    usage.flush();
    answer(meters, client, 200);
    away.set(false);
    usage.flush();
    assertThat(stored(client.id())).extracting(Usage::requests).containsExactly(3L);
  }

  @Test
  public void nothingIsLostWhileItIsWritten() throws Exception {
    Principal client = client(it.made("Busy").key());
    ExecutorService threads = Executors.newFixedThreadPool(3);
    for (int i = 0; i < 3; i++) {
      threads.submit(
          () -> {
            for (int j = 0; j < 20_000; j++) {
              it.meters.answered(client, 200);
            }
          });
    }
    threads.shutdown();
    while (!threads.awaitTermination(1, TimeUnit.MILLISECONDS)) {
      it.usage.flush();
    }
    it.usage.flush();
    assertThat(stored(client.id())).extracting(Usage::requests).containsExactly(60_000L);
  }

  @Test
  public void daysAreReadByTheirKey() {
    for (int i = 0; i < 300; i++) {
      it.room.usage.add(today(), List.of(new Usage(db.ids().next(), today(), 1, 0, 0, 0)));
    }
    assertThat(db.plan(ApiUsageStore.DAYS, 1L, "2026-01-01")).contains("security_api_usage_pk");
  }
}
