package org.alliance.portal.itests.lifecycle;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Runs a test within the assembly that ships, where bundles can be stopped and watched. Every class
 * has a portal of its own.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class InContainer {
  static final String PROFILES = "org.alliance.portal.profiles";
  static final String PROBE = "org.alliance.portal.probe";

  @Inject BundleContext bundles;

  @Configuration
  public Option[] assembly() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    Path root = target.getParent().getParent();
    int port = RunningPortal.freePort();
    String version = System.getProperty("portal.version");
    Path data = RunningPortal.freshFolder(getClass().getSimpleName());
    String settings = "etc/org.alliance.portal.cfg";
    String repositories = "etc/org.ops4j.pax.url.mvn.cfg";
    String local = System.getProperty("local.repository");
    List<Option> options = new ArrayList<>();
    settings().forEach((key, value) -> options.add(editConfigurationFilePut(settings, key, value)));
    options.addAll(
        List.of(
            karafDistributionConfiguration(
                    root.resolve(
                            "karaf-assembly/target/org.alliance.portal.assembly-"
                                + version
                                + ".tar.gz")
                        .toUri()
                        .toString(),
                    "Alliance portal",
                    System.getProperty("karaf.version"))
                .unpackDirectory(target.resolve("exam").toFile())
                .useDeployFolder(false)
                .runEmbedded(false),
            keepRuntimeFolder(),
            configureConsole().ignoreLocalConsole(),
            // The container's own bundles come from what the build fetched; nothing from the
            // network.
            editConfigurationFilePut(repositories, "org.ops4j.pax.url.mvn.localRepository", local),
            editConfigurationFilePut(
                repositories,
                "org.ops4j.pax.url.mvn.defaultRepositories",
                "file:${karaf.home}/${karaf.default.repository}@id=system.repository@snapshots,"
                    + " file:"
                    + data.resolve("plugins")
                    + "@id=plugins.repository@snapshots@update=always, file:"
                    + local
                    + "@id=local@snapshots"),
            editConfigurationFilePut(
                "etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", "" + port),
            editConfigurationFilePut(
                "etc/org.ops4j.pax.web.cfg", "org.ops4j.pax.web.listening.addresses", "127.0.0.1"),
            editConfigurationFilePut("etc/custom.system.properties", "portal.http.port", "" + port),
            editConfigurationFilePut(
                "etc/custom.system.properties", "portal.http.host", "127.0.0.1"),
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
            bundle(
                fetched(
                    local, "net/bytebuddy/byte-buddy", System.getProperty("bytebuddy.version"))),
            bundle(
                fetched(
                    local, "org/assertj/assertj-core", System.getProperty("assertj.version")))));
    return options.toArray(new Option[0]);
  }

  /** More settings of the portal. */
  Map<String, String> settings() {
    return Map.of();
  }

  private static String fetched(String repository, String artifact, String version) {
    String name = artifact.substring(artifact.lastIndexOf('/') + 1);
    return Path.of(repository, artifact, version, name + "-" + version + ".jar").toUri().toString();
  }

  static Path root() {
    return Path.of(System.getProperty("test.root"));
  }

  static URI address() {
    return URI.create("http://localhost:" + System.getProperty("test.port"));
  }

  static Client partner() {
    return new Client(address()).withKey(RunningPortal.API_KEY);
  }

  static Path kar(String feature) {
    String version = System.getProperty("test.version");
    return feature.equals("probe")
        ? root().resolve("itests/probe/target/org.alliance.portal.probe-" + version + ".kar")
        : root()
            .resolve(
                "features/%s/target/org.alliance.portal.features.%s-%s.kar"
                    .formatted(feature, feature, version));
  }

  static Client visitor() {
    return new Client(address());
  }

  @Before
  public void waitForThePortal() {
    Wait.until(
        "healthy", Duration.ofSeconds(90), () -> new Client(address()).reaches("/health", 200));
    Wait.until(
        "sample members",
        Duration.ofSeconds(60),
        () -> partner().get("/api/v1/profiles?limit=200").body().split("\"id\"").length > 130);
  }

  /** Runs a command of the shell, as {@code ./portal console} does, and returns what it printed. */
  String shell(String command) {
    return Shell.run(bundles, command);
  }

  Bundle running(String name) {
    return Arrays.stream(bundles.getBundles())
        .filter(b -> name.equals(b.getSymbolicName()))
        .findFirst()
        .orElseThrow();
  }
}
