package org.alliance.portal.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alliance.portal.api.web.LineChart.Point;
import org.alliance.portal.api.web.LineChart.Tick;
import org.junit.Test;

public class LineChartTest {

  private static LineChart of(Point... points) {
    return LineChart.of(List.of(points));
  }

  @Test
  public void ticksAreRoundNumbers() {
    LineChart chart = of(Point.of(2001, 9_300), Point.of(2021, 14_111));
    assertThat(chart.values())
        .extracting(Tick::value)
        .containsExactly(8_000.0, 10_000.0, 12_000.0, 14_000.0, 16_000.0);
    assertThat(chart.years()).extracting(Tick::year).containsExactly(2005, 2010, 2015, 2020);
    assertThat(of(Point.of(2019, 1), Point.of(2021, 100)).values())
        .extracting(Tick::value)
        .containsExactly(0.0, 50.0, 100.0);
    assertThat(of(Point.of(2019, 1), Point.of(2021, 100)).years())
        .extracting(Tick::year)
        .containsExactly(2019, 2020, 2021);
  }

  @Test
  public void theHighestIsAboveAndTheLatestToTheRight() {
    LineChart chart = of(Point.of(2021, 100), Point.of(2001, 0));
    assertThat(chart.first().x()).isEqualTo(LineChart.LEFT + 14);
    assertThat(chart.first().low()).isEqualTo(LineChart.BOTTOM);
    assertThat(chart.last().x()).isEqualTo(LineChart.RIGHT - 14);
    assertThat(chart.last().high()).isEqualTo(LineChart.TOP);
    assertThat(chart.runs())
        .containsExactly(new LineChart.Run(null, "M92.0 222.0L386.0 28.0", null));
  }

  @Test
  public void oneOrEqualValuesStandWithinThePlot() {
    for (LineChart chart :
        List.of(
            of(Point.of(2020, 7)),
            of(Point.of(2020, 0)),
            of(Point.of(2020, -3)),
            of(Point.of(2019, 7), Point.of(2020, 7)),
            of(Point.of(2020, 0.2)),
            of(Point.of(2020, 4e12)))) {
      assertThat(chart.values().size()).isBetween(2, 7);
      assertThat(chart.values())
          .allSatisfy(t -> assertThat(t.at()).isBetween(28.0, 222.0))
          .extracting(Tick::value)
          .doesNotHaveDuplicates();
      assertThat(chart.marks())
          .allSatisfy(mark -> assertThat(mark.high()).isBetween(28.0, 222.0))
          .allSatisfy(mark -> assertThat(mark.x()).isBetween(78.0, 400.0));
    }
    assertThat(of(Point.of(2020, 7)).years()).extracting(Tick::year).containsExactly(2020);
    assertThat(of(Point.of(2020, 7)).runs()).isEmpty();
  }

  @Test
  public void aGapBreaksTheLine() {
    LineChart chart =
        of(
            Point.of(2001, 1),
            Point.of(2002, 2),
            Point.gap(2003),
            Point.of(2004, 3),
            Point.gap(2005),
            Point.of(2006, 3),
            Point.of(2007, 3));
    assertThat(chart.runs()).hasSize(2);
    assertThat(chart.marks()).hasSize(5);
    assertThat(chart.points()).hasSize(7);
  }

  @Test
  public void aRangeIsABand() {
    LineChart chart = of(Point.range(2001, 2_000, 1_000), Point.of(2011, 1_500));
    assertThat(chart.points().get(0)).isEqualTo(Point.range(2001, 1_000, 2_000));
    LineChart.Run run = chart.runs().get(0);
    assertThat(run.band()).startsWith(run.low()).endsWith("Z");
    assertThat(run.high()).isNotEqualTo(run.low());
    assertThat(chart.first().high()).isLessThan(chart.first().low());
  }

  @Test
  public void nothingKnownIsNoChartAndAYearComesOnce() {
    assertThat(of().marks()).isEmpty();
    assertThat(of(Point.gap(2001)).last()).isNull();
    assertThatThrownBy(() -> of(Point.of(2001, 1), Point.of(2001, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
