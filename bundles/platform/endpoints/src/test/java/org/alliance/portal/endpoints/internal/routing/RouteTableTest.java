package org.alliance.portal.endpoints.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alliance.portal.api.platform.Routes;
import org.junit.Test;

public class RouteTableTest {
  private final Contribution first =
      contribution(
          1,
          "GET /",
          "GET /{lang:[a-z]{2}}",
          "GET /{lang:[a-z]{2}}/profiles",
          "GET /{lang:[a-z]{2}}/profiles/{id}",
          "GET /{lang:[a-z]{2}}/profiles/new",
          "POST /{lang:[a-z]{2}}/profiles/{id}",
          "GET /api/v1/profiles/{id: [0-9]+}",
          "GET /api/v1/profiles/by-external/{source}/{id}",
          "GET /assets/{path:.+}",
          "GET /feeds/{name}.atom");
  private final RouteTable table = new RouteTable(List.of(first), List.of());

  private String found(String method, String path) {
    Match match = table.match(method, path);
    return match.target() == null ? null : match.target().claim().template();
  }

  @Test
  public void findsTheMostSpecificTemplate() {
    assertThat(found("GET", "/")).isEqualTo("/");
    assertThat(found("GET", "/en")).isEqualTo("/{lang:[a-z]{2}}");
    assertThat(found("GET", "/en/")).isEqualTo("/{lang:[a-z]{2}}");
    assertThat(found("GET", "/en/profiles/new")).isEqualTo("/{lang:[a-z]{2}}/profiles/new");
    assertThat(found("GET", "/en/profiles/1")).isEqualTo("/{lang:[a-z]{2}}/profiles/{id}");
    assertThat(found("GET", "/feeds/news.atom")).isEqualTo("/feeds/{name}.atom");
    assertThat(found("GET", "/assets/web/1/a.css")).isEqualTo("/assets/{path:.+}");
  }

  @Test
  public void matchesWholeSegmentsOfTheRawPath() {
    assertThat(found("GET", "/EN/profiles")).isNull();
    assertThat(found("GET", "/eng/profiles")).isNull();
    assertThat(found("GET", "/en/profiles/1/2")).isNull();
    assertThat(found("GET", "/en/profiles/%6eew")).isEqualTo("/{lang:[a-z]{2}}/profiles/{id}");
    assertThat(found("GET", "/api/v1/profiles/abc")).isNull();
    assertThat(found("GET", "/api/v1/profiles/12")).contains("[0-9]+");
    assertThat(found("GET", "/feeds/atom")).isNull();
  }

  @Test
  public void aTemplateWithTheMethodGoesBeforeAMoreSpecificOneWithout() {
    assertThat(found("POST", "/en/profiles/new")).isEqualTo("/{lang:[a-z]{2}}/profiles/{id}");
  }

  @Test
  public void headIsTakenByGetAndOthersAreNamed() {
    assertThat(found("HEAD", "/en/profiles")).isEqualTo("/{lang:[a-z]{2}}/profiles");
    Match match = table.match("DELETE", "/en/profiles");
    assertThat(match.target()).isNull();
    assertThat(match.allowed()).containsExactly("GET", "HEAD", "OPTIONS");
    assertThat(table.match("DELETE", "/nowhere").allowed()).isEmpty();
  }

  @Test
  public void theLaterOfTwoClaimsIsRefusedUntilTheEarlierGoes() {
    Contribution late = contribution(9, "GET /{l:[a-z]{2}}/profiles", "GET /{l:[a-z]{2}}/more");
    RouteTable both = new RouteTable(List.of(late, first), List.of());
    assertThat(both.refused()).hasSize(1);
    assertThat(both.refused().get(0).contribution()).isSameAs(late);
    assertThat(both.match("GET", "/en/profiles").target().contribution()).isSameAs(first);
    assertThat(both.match("GET", "/en/more").target().contribution()).isSameAs(late);
    RouteTable alone = new RouteTable(List.of(late), List.of());
    assertThat(alone.refused()).isEmpty();
    assertThat(alone.match("GET", "/en/profiles").target().contribution()).isSameAs(late);
  }

  @Test
  public void aGhostAnswersUntilSomebodyClaimsItsAddress() {
    Target ghost =
        new Target(
            new Claim("GET", "/{lang:[a-z]{2}}/profiles", null, 0, false),
            null,
            new Target.Ghost(5, 0));
    RouteTable away = new RouteTable(List.of(), List.of(ghost));
    assertThat(away.match("GET", "/en/profiles").target().ghost().bundle()).isEqualTo(5);
    RouteTable back = new RouteTable(List.of(first), List.of(ghost));
    assertThat(back.match("GET", "/en/profiles").target().contribution()).isSameAs(first);
    assertThat(back.refused()).isEmpty();
  }

  @Test
  public void aContributionWaitsForItsRequestsAndLetsNoMoreIn() throws Exception {
    assertThat(first.enter()).isTrue();
    CountDownLatch draining = new CountDownLatch(1);
    int[] left = {-1};
    Thread stopper =
        new Thread(
            () -> {
              draining.countDown();
              left[0] = first.drain(10_000);
            });
    stopper.start();
    draining.await(5, TimeUnit.SECONDS);
    boolean entered = first.enter();
    while (entered) {
      first.exit();
      entered = first.enter();
    }
    first.exit();
    stopper.join(5_000);
    assertThat(left[0]).isZero();
    assertThat(contribution(2, "GET /x").drain(1)).isZero();
  }

  @Test
  public void waitsNoLongerThanAsked() {
    first.enter();
    assertThat(first.drain(20)).isEqualTo(1);
  }

  private static Contribution contribution(long id, String... addresses) {
    List<Claim> claims =
        java.util.Arrays.stream(addresses)
            .map(a -> a.split(" ", 2))
            .map(a -> new Claim(a[0], a[1], "x", 0, false))
            .toList();
    return new Contribution(
        id,
        null,
        new Server() {
          @Override
          public List<Claim> claims() {
            return claims;
          }

          @Override
          public List<Routes.Route> routes(String bundle) {
            return List.of();
          }

          @Override
          public void handle(ServletConfig c, HttpServletRequest q, HttpServletResponse s) {}

          @Override
          public void close() {}
        });
  }
}
