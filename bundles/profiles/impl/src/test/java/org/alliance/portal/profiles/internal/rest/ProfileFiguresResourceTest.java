package org.alliance.portal.profiles.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.api.Id;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.internal.Drafts;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ProfileFiguresResourceTest {
  private static final Id ONE = new Id(1);
  private static final String FIGURES = "/" + ONE + "/figures";

  @Rule public final RestHouse house = new RestHouse();

  @Before
  public void member() {
    house.profiles.put(ONE, 1, Drafts.full(), false);
  }

  @Test
  public void listsPutsAndForgets() {
    assertThat(
            house
                .send(
                    "PUT",
                    FIGURES + "/estimate/2019",
                    "{'minimum':700,'maximum':900,'source':' Local  count ','method':'census'}")
                .body()
                .toString())
        .isEqualTo(
            "{\"kind\":\"estimate\",\"year\":2019,\"minimum\":700,\"maximum\":900,"
                + "\"source\":\"Local count\",\"method\":\"census\"}");
    assertThat(house.send("PUT", FIGURES + "/population/2001", "{'minimum':19000}").status())
        .isEqualTo(200);
    assertThat(house.send("PUT", FIGURES + "/plan/2014", "{'maximum':2020}").status())
        .isEqualTo(200);
    assertThat(house.profiles.figures)
        .containsExactly(
            new Figure(Figure.Kind.ESTIMATE, 2019, 700, 900, "Local count", Estimate.Method.CENSUS),
            new Figure(Figure.Kind.POPULATION, 2001, 19000, 19000, null, null),
            new Figure(Figure.Kind.PLAN, 2014, null, 2020, null, null));
    assertThat(house.get(FIGURES).body().at("/items/2").toString())
        .isEqualTo("{\"kind\":\"plan\",\"year\":2014,\"maximum\":2020}");
    assertThat(house.send("DELETE", FIGURES + "/plan/2014", null).status()).isEqualTo(204);
    assertThat(house.profiles.figures).hasSize(2);
  }

  @Test
  public void namesWhatIsWrong() {
    assertThat(house.send("PUT", FIGURES + "/estimate/2019", "{'method':'guess'}").problems())
        .containsExactly("method portal.problem.unknown-value");
    assertThat(house.send("PUT", FIGURES + "/poems/2019", "{}").status()).isEqualTo(404);
    assertThat(house.send("PUT", FIGURES + "/plan/soon", "{}").status()).isEqualTo(404);
    assertThat(house.send("DELETE", FIGURES + "/Plan/2019", null).status()).isEqualTo(404);
    assertThat(house.get("/" + new Id(9) + "/figures").status()).isEqualTo(404);
  }
}
