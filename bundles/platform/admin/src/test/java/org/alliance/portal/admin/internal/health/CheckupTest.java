package org.alliance.portal.admin.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.junit.After;
import org.junit.Test;

public class CheckupTest {
  private final Checkup checkup = new Checkup(200);
  private final CountDownLatch never = new CountDownLatch(1);

  @After
  public void close() {
    checkup.close();
  }

  private static HealthCheck check(String id, Supplier<Health> answer) {
    return new HealthCheck() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Health check() {
        return answer.get();
      }
    };
  }

  private Health hang() {
    boolean interrupted = false;
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return Health.up("late");
  }

  @Test
  public void aSlowCheckDelaysNobodyAndIsNotAskedTwice() {
    AtomicInteger asked = new AtomicInteger();
    HealthCheck slow =
        check(
            "slow",
            () -> {
              asked.incrementAndGet();
              return hang();
            });
    HealthCheck fine = check("fine", () -> Health.up("ok"));
    Map<String, Health> first = checkup.run(List.of(slow, fine));
    assertThat(first.get("slow").state()).isEqualTo(Health.State.DOWN);
    assertThat(first.get("fine").state()).isEqualTo(Health.State.UP);
    assertThat(checkup.run(List.of(slow, fine)).get("slow").state()).isEqualTo(Health.State.DOWN);
    assertThat(asked).hasValue(1);
    never.countDown();
  }

  @Test
  public void aCheckThatThrowsIsDownWithoutItsMessage() {
    HealthCheck bad =
        check(
            "bad",
            () -> {
              throw new IllegalStateException("password=secret");
            });
    HealthCheck linkage =
        check(
            "linkage",
            () -> {
              throw new NoClassDefFoundError("x");
            });
    Map<String, Health> parts = checkup.run(List.of(bad, linkage, check("null", () -> null)));
    assertThat(parts.values()).extracting(Health::state).containsOnly(Health.State.DOWN);
    assertThat(parts.get("bad").detail())
        .contains("IllegalStateException")
        .doesNotContain("secret");
  }

  @Test
  public void ofTwoWithTheSameIdTheWorseCounts() {
    assertThat(
            checkup
                .run(
                    List.of(
                        check("a", () -> Health.degraded("look")), check("a", () -> Health.up(""))))
                .get("a")
                .state())
        .isEqualTo(Health.State.DEGRADED);
  }

  @Test
  public void theWorstPartIsTheWhole() {
    assertThat(Report.of("b", 1, Map.of("a", Health.up(""))).status()).isEqualTo("up");
    Report degraded = Report.of("b", 1, Map.of("a", Health.up(""), "b", Health.degraded("secret")));
    assertThat(degraded.status()).isEqualTo("degraded");
    assertThat(degraded.serving()).isTrue();
    assertThat(degraded.withoutDetails().parts().get("b").detail()).isNull();
    assertThat(Report.of("b", 1, Map.of("a", Health.down(""), "b", Health.degraded(""))).serving())
        .isFalse();
  }
}
