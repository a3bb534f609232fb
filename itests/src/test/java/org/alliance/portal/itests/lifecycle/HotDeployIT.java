package org.alliance.portal.itests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.Wait;
import org.junit.After;
import org.junit.Before;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/** Features come, go and change on the assembly that ships, while others are at work. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class HotDeployIT extends InContainer {
  private static final Pattern OUTCOME = Pattern.compile("(\\d+) ms");

  private final List<String> events = java.util.Collections.synchronizedList(new ArrayList<>());
  private final BundleListener listener =
      (SynchronousBundleListener)
          event -> events.add(event.getBundle().getSymbolicName() + " " + name(event.getType()));

  @Before
  public void listen() {
    bundles.addBundleListener(listener);
  }

  @After
  public void stopListening() {
    bundles.removeBundleListener(listener);
  }

  private static long milliseconds(String outcome) {
    Matcher found = OUTCOME.matcher(outcome);
    assertThat(found.find()).as(outcome).isTrue();
    return Long.parseLong(found.group(1));
  }

  @Test
  public void a_aFeatureComesGoesAndChangesWhileOthersWork() throws Exception {
    String installed = shell("portal:install " + kar("probe"));
    Figures.print("install probe: " + installed.strip());
    Map<Long, Long> before = modified();
    String etag =
        partner()
            .get("/api/v1/profiles/" + new Id(1001))
            .headers()
            .firstValue("ETag")
            .orElseThrow();
    Client admin = new Client(address()).signIn("admin");
    assertThat(admin.get("/en/profiles/" + new Id(1001)).body()).contains("Probe tab");
    events.clear();

    try (Hammer hammer =
        new Hammer()
            .on(HotDeployIT::visitor, "/en/sign-in", List.of(200))
            .on(() -> new Client(address()).signIn("member"), "/en/home", List.of(200))
            .on(HotDeployIT::partner, "/api/v1/changes?limit=50", List.of(200))
            .on(HotDeployIT::visitor, "/api/v1/probe", List.of(200))
            .on(() -> new Client(address()).signIn("member"), "/en/probe", List.of(200))
            .on(HotDeployIT::partner, "/api/v1/profiles?limit=5", List.of(200, 404, 503))) {

      String removed = shell("portal:remove profiles");
      Figures.print("remove profiles: " + removed.strip());
      assertThat(partner().get("/api/v1/profiles").statusCode()).isEqualTo(404);
      assertThat(admin.get("/en/profiles").statusCode()).isEqualTo(404);
      assertThat(visitor().get("/soap/profiles?wsdl").statusCode()).isEqualTo(404);
      assertThat(visitor().get("/api/v1/openapi.json").body()).doesNotContain("/api/v1/profiles");
      assertThat(admin.get("/en/home").body()).doesNotContain("/en/profiles");

      String added = shell("portal:add profiles");
      Figures.print("add profiles: " + added.strip());
      expectProfiles(admin, etag);

      Path newer =
          Kars.version(
              kar("profiles"),
              System.getProperty("test.version"),
              "0.1.1",
              Path.of(System.getProperty("test.data"), "tmp", "profiles-0.1.1.kar"),
              Map.of(
                  "OSGI-INF/l10n/texts_en.properties",
                  text ->
                      text.replaceAll("(?m)^(profiles\\.title\\s*=).*$", "$1 Members, renewed")));
      String updated = shell("portal:update " + newer);
      Figures.print("update profiles: " + updated.strip());
      assertThat(admin.get("/en/profiles").body()).contains("Members, renewed");
      expectProfiles(admin, etag);
      assertThat(shell("portal:features")).contains("0.1.1");

      shell("portal:update " + kar("profiles"));
      assertThat(admin.get("/en/profiles").body()).doesNotContain("Members, renewed");
      expectProfiles(admin, etag);

      assertThat(hammer.unexpected()).isEmpty();
      Figures.print("requests meanwhile: " + hammer.total() + " " + hammer.answers());
      assertThat(hammer.total()).isGreaterThan(500);
    }

    Map<Long, Long> after = modified();
    before.keySet().retainAll(after.keySet());
    after.keySet().retainAll(before.keySet());
    assertThat(after).as("no other bundle was restarted or refreshed").isEqualTo(before);
    assertThat(events).allMatch(event -> event.startsWith(PROFILES + " "));
  }

  private void expectProfiles(Client admin, String etag) {
    assertThat(partner().get("/api/v1/profiles/" + new Id(1001)).headers().firstValue("ETag"))
        .as("no data is lost")
        .contains(etag);
    assertThat(admin.get("/en/profiles").statusCode()).isEqualTo(200);
    assertThat(visitor().get("/soap/profiles?wsdl").statusCode()).isEqualTo(200);
    assertThat(visitor().get("/api/v1/openapi.json").body()).contains("/api/v1/profiles");
    assertThat(admin.get("/en/home").body()).contains("/en/profiles");
    assertThat(admin.get("/en/profiles/" + new Id(1001)).body()).contains("Probe tab");
  }

  /** When each bundle that stays was last touched. */
  private Map<Long, Long> modified() {
    return Arrays.stream(bundles.getBundles())
        .filter(b -> !PROFILES.equals(b.getSymbolicName()))
        .collect(
            Collectors.toMap(
                Bundle::getBundleId, Bundle::getLastModified, (a, b) -> a, TreeMap::new));
  }

  @Test
  public void b_securityStoppedUnderLoadGives503AndNothingElse() throws Exception {
    Bundle security = running("org.alliance.portal.security");
    Client member = new Client(address()).signIn("member");
    try (Hammer hammer =
        new Hammer()
            .on(HotDeployIT::visitor, "/en/sign-in", List.of(200, 503))
            .on(HotDeployIT::partner, "/api/v1/profiles?limit=5", List.of(200, 503))
            .on(HotDeployIT::partner, "/soap/profiles?wsdl", List.of(200, 503))
            .on(() -> member, "/en/home", List.of(200, 503))) {
      security.stop(Bundle.STOP_TRANSIENT);
      Wait.until(
          "everything is closed",
          Duration.ofSeconds(5),
          () -> new Client(address()).reaches("/en/sign-in", 503));
      assertThat(new Client(address()).get("/api/v1/profiles").statusCode()).isEqualTo(503);
      assertThat(new Client(address()).get("/health").statusCode()).isEqualTo(503);
      security.start(Bundle.START_TRANSIENT);
      Wait.until(
          "everything is back",
          Duration.ofSeconds(20),
          () ->
              new Client(address()).reaches("/en/sign-in", 200)
                  && partner().reaches("/api/v1/profiles?limit=5", 200));
      assertThat(hammer.unexpected()).isEmpty();
      Figures.print("security stopped and started: " + hammer.answers());
    }
  }

  @Test
  public void c_fiftyRoundsLeaveNothingBehind() throws Exception {
    int rounds = 50;
    Map<Integer, WeakReference<ClassLoader>> loaders = new ConcurrentHashMap<>();
    List<Long> live = new ArrayList<>();
    List<Long> gone = new ArrayList<>();
    cycle();
    int threads = threads();
    for (int round = 0; round < rounds; round++) {
      loaders.put(
          round, new WeakReference<>(running(PROFILES).adapt(BundleWiring.class).getClassLoader()));
      long[] took = cycle();
      gone.add(took[0]);
      live.add(took[1]);
    }
    Figures.print("until gone, ms: " + distribution(gone));
    Figures.print("until live, ms: " + distribution(live));
    Wait.until(
        "the class loaders of bundles that left are collected; still there: "
            + loaders.values().stream().filter(l -> l.get() != null).count(),
        Duration.ofSeconds(60),
        () -> {
          System.gc();
          return loaders.values().stream().allMatch(loader -> loader.get() == null);
        });
    Wait.until(
        "threads are back to " + threads, Duration.ofSeconds(40), () -> threads() <= threads + 5);
  }

  private static String distribution(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    return "median " + sorted.get(sorted.size() / 2) + ", max " + sorted.get(sorted.size() - 1);
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /** Removes profiles and brings it back; how long until gone and until live. */
  private long[] cycle() {
    return new long[] {
      milliseconds(shell("portal:remove profiles")), milliseconds(shell("portal:add profiles"))
    };
  }

  private static String name(int type) {
    return switch (type) {
      case BundleEvent.STARTED -> "started";
      case BundleEvent.STOPPED -> "stopped";
      case BundleEvent.UPDATED -> "updated";
      case BundleEvent.RESOLVED -> "resolved";
      case BundleEvent.UNRESOLVED -> "unresolved";
      case BundleEvent.INSTALLED -> "installed";
      case BundleEvent.UNINSTALLED -> "uninstalled";
      default -> "event " + type;
    };
  }
}
