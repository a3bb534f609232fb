package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.junit.Test;

public class CountCacheTest {
  private final AtomicInteger counted = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private final CountCache cache =
      new CountCache(
          () ->
              new ProfileCounts(
                  List.of(new ProfileCounts.Cell("RS", "ngo", counted.incrementAndGet()))),
          now::get);

  private int total() {
    return cache.get().total(ProfileFilter.ALL);
  }

  @Test
  public void countsOnceUntilSomethingChangesHere() {
    assertThat(total()).isEqualTo(1);
    assertThat(total()).isEqualTo(1);
    cache.outdated();
    assertThat(total()).isEqualTo(2);
    assertThat(total()).isEqualTo(2);
  }

  @Test
  public void countsAgainAfterAWhile() {
    assertThat(total()).isEqualTo(1);
    now.addAndGet(CountCache.KEPT.toNanos());
    assertThat(total()).isEqualTo(2);
  }

  @Test
  public void addsUpByCountryAndKind() {
    ProfileCounts counts =
        new ProfileCounts(
            List.of(
                new ProfileCounts.Cell("RS", "ngo", 1),
                new ProfileCounts.Cell("RS", "region", 2),
                new ProfileCounts.Cell("FR", "region", 4)));
    assertThat(counts.total(new ProfileFilter("RS", null))).isEqualTo(3);
    assertThat(counts.total(new ProfileFilter("RS", "region"))).isEqualTo(2);
    assertThat(counts.byCountry("region")).containsEntry("FR", 4).hasSize(2);
    assertThat(counts.byKind("RS")).containsEntry("region", 2).hasSize(2);
  }
}
