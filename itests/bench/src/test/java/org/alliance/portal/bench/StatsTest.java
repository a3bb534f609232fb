package org.alliance.portal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.Test;

public class StatsTest {

  @Test
  public void theMedianIsTheMiddleOrTheMeanOfTheTwo() {
    assertThat(Stats.median(3, 1, 2)).isEqualTo(2);
    assertThat(Stats.median(4, 1, 3, 2)).isEqualTo(2.5);
    assertThat(Stats.median(7)).isEqualTo(7);
    assertThat(Stats.median()).isNaN();
  }

  @Test
  public void theMedianLeavesTheValuesAsTheyAre() {
    double[] values = {3, 1, 2};
    Stats.median(values);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  public void percentilesAreByNearestRank() {
    int[] hundred = IntStream.rangeClosed(1, 100).toArray();
    assertThat(Stats.percentile(hundred, 0.5)).isEqualTo(50);
    assertThat(Stats.percentile(hundred, 0.99)).isEqualTo(99);
    assertThat(Stats.percentile(hundred, 1)).isEqualTo(100);
    assertThat(Stats.percentile(hundred, 0.001)).isEqualTo(1);
    assertThat(Stats.percentile(new int[] {5}, 0.99)).isEqualTo(5);
    assertThat(Stats.percentile(new int[0], 0.5)).isZero();
  }

  @Test
  public void aPercentileNeedsAShare() {
    assertThatThrownBy(() -> Stats.percentile(new int[] {1}, 99))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Stats.percentile(new int[] {1}, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void samplesGrowJoinAndSort() {
    Samples one = new Samples();
    Samples other = new Samples();
    for (int i = 40_000; i > 0; i--) {
      one.add(i);
    }
    other.add(0);
    other.add(Long.MAX_VALUE);
    one.addAll(other);
    assertThat(one.count()).isEqualTo(40_002);
    assertThat(one.sorted()).isSorted().startsWith(0, 1).endsWith(40_000, Integer.MAX_VALUE);
  }
}
