package org.alliance.portal.itests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URI;
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
import javax.inject.Inject;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.After;
import org.junit.Before;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.MethodSorters;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/** Features come, go and change on the assembly that ships, while others are at work. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class HotDeployIT {
  private static final String PROFILES = "org.alliance.portal.profiles";
  private static final String PROBE = "org.alliance.portal.probe";
  private static final Pattern OUTCOME = Pattern.compile("(\\d+) ms");

  @Inject private BundleContext bundles;
  private final List<String> events = java.util.Collections.synchronizedList(new ArrayList<>());
  private final BundleListener listener =
      (SynchronousBundleListener)
          event -> events.add(event.getBundle().getSymbolicName() + " " + name(event.getType()));

  @Configuration
  public Option[] assembly() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    Path root = target.getParent().getParent();
    int port = RunningPortal.freePort();
    String version = System.getProperty("portal.version");
    Path data = RunningPortal.freshFolder("exam");
    String settings = "etc/org.alliance.portal.cfg";
    String repositories = "etc/org.ops4j.pax.url.mvn.cfg";
    String local = System.getProperty("local.repository");
    return new Option[] {
      karafDistributionConfiguration(
              root.resolve(
                      "karaf-assembly/target/org.alliance.portal.assembly-" + version + ".tar.gz")
                  .toUri()
                  .toString(),
              "Alliance portal",
              System.getProperty("karaf.version"))
          .unpackDirectory(target.resolve("exam").toFile())
          .useDeployFolder(false)
          .runEmbedded(false),
      keepRuntimeFolder(),
      configureConsole().ignoreLocalConsole(),
      // The container's own bundles come from what the build fetched; nothing from the network.
      editConfigurationFilePut(repositories, "org.ops4j.pax.url.mvn.localRepository", local),
      editConfigurationFilePut(
          repositories,
          "org.ops4j.pax.url.mvn.defaultRepositories",
          "file:${karaf.home}/${karaf.default.repository}@id=system.repository@snapshots, file:"
              + data.resolve("plugins")
              + "@id=plugins.repository@snapshots@update=always, file:"
              + local
              + "@id=local@snapshots"),
      editConfigurationFilePut(
          "etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", "" + port),
      editConfigurationFilePut(
          "etc/org.ops4j.pax.web.cfg", "org.ops4j.pax.web.listening.addresses", "127.0.0.1"),
      editConfigurationFilePut("etc/custom.system.properties", "portal.http.port", "" + port),
      editConfigurationFilePut("etc/custom.system.properties", "portal.http.host", "127.0.0.1"),
      editConfigurationFilePut(
          "etc/org.apache.karaf.shell.cfg", "sshPort", "" + RunningPortal.freePort()),
      editConfigurationFilePut(settings, "data", data.toString()),
      editConfigurationFilePut(settings, "http.port", "" + port),
      editConfigurationFilePut(settings, "demo.password", RunningPortal.PASSWORD),
      editConfigurationFilePut(settings, "demo.api.key", RunningPortal.API_KEY),
      // A container that does not come up is a failure at once, not after minutes.
      systemTimeout(60_000),
      vmOption("-Xmx512m"),
      vmOption("-Dtest.root=" + root),
      vmOption("-Dtest.port=" + port),
      vmOption("-Dtest.version=" + version),
      vmOption("-Dtest.data=" + data),
      bundle(fetched(local, "net/bytebuddy/byte-buddy", System.getProperty("bytebuddy.version"))),
      bundle(fetched(local, "org/assertj/assertj-core", System.getProperty("assertj.version"))),
    };
  }

  private static String fetched(String repository, String artifact, String version) {
    String name = artifact.substring(artifact.lastIndexOf('/') + 1);
    return Path.of(repository, artifact, version, name + "-" + version + ".jar").toUri().toString();
  }

  private static Path root() {
    return Path.of(System.getProperty("test.root"));
  }

  private static URI address() {
    return URI.create("http://localhost:" + System.getProperty("test.port"));
  }

  private static Client partner() {
    return new Client(address()).withKey(RunningPortal.API_KEY);
  }

  private static Path kar(String feature) {
    String version = System.getProperty("test.version");
    return feature.equals("probe")
        ? root().resolve("itests/probe/target/org.alliance.portal.probe-" + version + ".kar")
        : root()
            .resolve(
                "features/profiles/target/org.alliance.portal.features.profiles-"
                    + version
                    + ".kar");
  }

  @Before
  public void waitForThePortal() {
    Wait.until(
        "healthy", Duration.ofSeconds(90), () -> new Client(address()).reaches("/health", 200));
    Wait.until(
        "sample members",
        Duration.ofSeconds(60),
        () -> partner().get("/api/v1/profiles?limit=200").body().split("\"id\"").length > 130);
    bundles.addBundleListener(listener);
  }

  @After
  public void stopListening() {
    bundles.removeBundleListener(listener);
  }

  /** Runs a command of the shell, as {@code ./portal console} does, and returns what it printed. */
  private String shell(String command) {
    return Shell.run(bundles, command);
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

  private static Client visitor() {
    return new Client(address());
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

  private Bundle running(String name) {
    return Arrays.stream(bundles.getBundles())
        .filter(b -> name.equals(b.getSymbolicName()))
        .findFirst()
        .orElseThrow();
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
