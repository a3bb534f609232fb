package org.alliance.portal.admin.internal.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliance.portal.api.platform.Routes;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InstallationsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private final Fake karaf = new Fake();
  private Path root;
  private InstalledFile file;
  private Installations installations;

  @Before
  public void aPortalThatHasStarted() {
    root = folder.getRoot().toPath();
    file = new InstalledFile(root.resolve("installed.json"));
    installations =
        new Installations(
            karaf,
            karaf,
            new PluginFolder(root, root.resolve("system")),
            file,
            new KarReader(root.resolve("tmp")));
    karaf.shipped.put("profiles", "0.1.0");
    karaf.installed.put("profiles", "0.1.0");
    installations.reconcile();
  }

  private Path kar(String name, String version) throws Exception {
    return Samples.kar(root, name, version);
  }

  private static String reason(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(Refused.class, call).reason();
  }

  private List<String> kept() {
    String[] names = root.resolve("kars").toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  @Test
  public void installsAndRemovesAFile() throws Exception {
    assertThat(installations.install(kar("probe", "1.0")).version()).isEqualTo("1.0");
    assertThat(karaf.installed).containsEntry("probe", "1.0");
    assertThat(file.read().kars()).containsOnlyKeys("probe");
    assertThat(kept()).hasSize(1);
    assertThat(root.resolve("plugins/org/x/probe/1.0/probe-1.0.jar")).exists();
    installations.remove("portal-feature-probe");
    assertThat(karaf.installed).doesNotContainKey("probe");
    assertThat(file.read()).isEqualTo(Installed.NOTHING);
    assertThat(kept()).isEmpty();
    assertThat(root.resolve("plugins/org")).doesNotExist();
    assertThat(karaf.files).isEmpty();
  }

  @Test
  public void anUpdateHoldsTheAddressesAndLeavesNothingOfTheFormerVersion() throws Exception {
    installations.install(kar("probe", "1.0"));
    assertThat(karaf.holds).isZero();
    installations.update(kar("probe", "1.1"), "probe");
    assertThat(karaf.holds).isEqualTo(1);
    assertThat(installations.bring(kar("probe", "1.0")).update()).isTrue();
    assertThat(installations.bring(kar("probe", "1.1")).update()).isTrue();
    assertThat(karaf.held).isZero();
    assertThat(file.read().kars().get("probe").version()).isEqualTo("1.1");
    assertThat(kept()).hasSize(1);
    assertThat(root.resolve("plugins/org/x/probe/1.0")).doesNotExist();
    assertThat(karaf.files).containsExactly("mvn:org.x/probe/1.1/xml/features");
  }

  @Test
  public void whatDoesNotWorkIsTakenBack() throws Exception {
    karaf.broken.add("probe 1.0");
    assertThat(reason(() -> installations.install(kar("probe", "1.0")))).isEqualTo("probe");
    assertThat(karaf.installed).doesNotContainKey("probe");
    assertThat(file.read()).isEqualTo(Installed.NOTHING);
    assertThat(kept()).isEmpty();
    assertThat(karaf.files).isEmpty();
  }

  @Test
  public void anUpdateThatDoesNotWorkBringsTheFormerVersionBack() throws Exception {
    installations.install(kar("probe", "1.0"));
    karaf.broken.add("probe 1.1");
    assertThat(reason(() -> installations.update(kar("probe", "1.1"), null)))
        .isEqualTo("probe-update");
    assertThat(karaf.installed).containsEntry("probe", "1.0");
    assertThat(file.read().kars().get("probe").version()).isEqualTo("1.0");
    assertThat(root.resolve("plugins/org/x/probe/1.0/probe-1.0.jar")).exists();
    assertThat(root.resolve("plugins/org/x/probe/1.1")).doesNotExist();
    assertThat(karaf.held).isZero();
  }

  @Test
  public void whatWouldNotResolveChangesNothing() throws Exception {
    karaf.unresolvable.add("probe 1.0");
    assertThat(reason(() -> installations.install(kar("probe", "1.0")))).isEqualTo("unresolved");
    assertThat(karaf.changes).isEmpty();
    assertThat(kept()).isEmpty();
    assertThat(karaf.files).isEmpty();
  }

  @Test
  public void refusesWhatMakesNoSense() throws Exception {
    assertThat(reason(() -> installations.update(kar("probe", "1.0"), null)))
        .isEqualTo("not-installed");
    installations.install(kar("probe", "1.0"));
    assertThat(reason(() -> installations.install(kar("probe", "1.0")))).isEqualTo("same-version");
    assertThat(reason(() -> installations.install(kar("probe", "1.1")))).isEqualTo("already");
    assertThat(reason(() -> installations.update(kar("probe", "1.1"), "profiles")))
        .isEqualTo("other-feature");
    assertThat(reason(() -> installations.remove("nothing"))).isEqualTo("not-installed");
    assertThat(reason(() -> installations.add("nothing"))).isEqualTo("not-shipped");
    assertThat(reason(() -> installations.add("profiles"))).isEqualTo("already");
  }

  @Test
  public void refusesAnotherVersionOfWhatBelongsToThePlatform() throws Exception {
    karaf.present.add("org.alliance.portal.security");
    Path file = Samples.kar(root, "probe", "1.0", "org.alliance.portal.security", "");
    assertThat(reason(() -> installations.install(file))).isEqualTo("platform-bundle");
  }

  @Test
  public void refusesOtherContentUnderAnAddressThatShips() throws Exception {
    Path ours = root.resolve("system/org/x/probe/1.0/probe-1.0.jar");
    Files.createDirectories(ours.getParent());
    Files.write(ours, Samples.bundle("org.x.probe", "another"));
    assertThat(reason(() -> installations.install(kar("probe", "1.0")))).isEqualTo("differs");
  }

  @Test
  public void whatShipsIsRemovedAndComesBack() throws Exception {
    installations.remove("profiles");
    assertThat(file.read().removed()).containsExactly("profiles");
    assertThat(installations.list())
        .extracting(FeatureLine::state)
        .containsExactly(FeatureLine.State.REMOVED);
    installations.add("profiles");
    assertThat(file.read()).isEqualTo(Installed.NOTHING);
    assertThat(installations.list())
        .extracting(FeatureLine::state, FeatureLine::source)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                FeatureLine.State.LIVE, FeatureLine.Source.SHIPPED));
  }

  @Test
  public void afterKarafWasWipedEverythingIsAsWanted() throws Exception {
    installations.install(kar("probe", "1.0"));
    installations.remove("profiles");
    karaf.installed.clear();
    karaf.installed.put("profiles", "0.1.0");
    Folders.delete(root.resolve("plugins"));
    installations.reconcile();
    assertThat(karaf.installed).containsOnlyKeys("probe");
    assertThat(root.resolve("plugins/org/x/probe/1.0/probe-1.0.jar")).exists();
    assertThat(installations.failures()).isEmpty();
  }

  @Test
  public void whatCannotComeBackIsToldAndDoesNotStopTheRest() throws Exception {
    installations.install(kar("a", "1.0"));
    installations.install(kar("b", "1.0"));
    karaf.installed.clear();
    Files.delete(root.resolve("kars").resolve(file.read().kars().get("a").sha256() + ".kar"));
    Folders.delete(root.resolve("plugins"));
    installations.reconcile();
    assertThat(installations.ready()).isTrue();
    assertThat(installations.failures()).containsOnlyKeys("a");
    assertThat(karaf.installed).containsOnlyKeys("b", "profiles");
  }

  @Test
  public void theStartIsOverWhenWhatIsWantedAnswers() throws Exception {
    installations.install(kar("probe", "1.0"));
    karaf.awaited.clear();
    Installations again =
        new Installations(
            karaf,
            karaf,
            new PluginFolder(root, root.resolve("system")),
            file,
            new KarReader(root.resolve("tmp")));
    karaf.waiting = () -> assertThat(again.ready()).isFalse();
    again.reconcile();
    assertThat(again.ready()).isTrue();
    assertThat(karaf.awaited).containsExactly(Set.of("org.x.probe", "org.x.profiles"));
  }

  @Test
  public void refusesEverythingUntilTheStartIsOver() {
    Installations fresh = new Installations(karaf, karaf, null, file, null);
    assertThat(reason(() -> fresh.remove("profiles"))).isEqualTo("starting");
  }

  @Test
  public void doesOneThingAtATime() throws Exception {
    List<String> reasons = new ArrayList<>();
    karaf.meanwhile =
        () -> {
          Thread other =
              new Thread(() -> reasons.add(reason(() -> installations.remove("profiles"))));
          other.start();
          try {
            other.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    installations.install(kar("probe", "1.0"));
    assertThat(reasons).containsExactly("busy");
    assertThat(karaf.installed).containsKey("profiles");
  }

  /** A container that has no bundles, only names. */
  private static final class Fake implements Container, Presence {
    final Map<String, String> shipped = new HashMap<>();
    final Map<String, String> installed = new TreeMap<>();
    final Set<String> files = new HashSet<>();
    final Set<String> broken = new HashSet<>();
    final Set<String> unresolvable = new HashSet<>();
    final Set<String> present = new HashSet<>();
    final List<String> changes = new ArrayList<>();
    final List<Set<String>> awaited = new ArrayList<>();
    Runnable meanwhile = () -> {};
    Runnable waiting = () -> {};
    int holds;
    int held;

    @Override
    public Map<String, Shipped> shipped() {
      Map<String, Shipped> all = new TreeMap<>();
      shipped.forEach((name, version) -> all.put(name, new Shipped(version, "")));
      return all;
    }

    @Override
    public Map<String, String> installed() {
      return new TreeMap<>(installed);
    }

    @Override
    public Set<String> bundles(String name, String version) {
      return Set.of("org.x." + name);
    }

    @Override
    public Set<String> present() {
      return present;
    }

    @Override
    public void addFile(String address) {
      files.add(address);
    }

    @Override
    public void removeFile(String address) {
      files.remove(address);
    }

    @Override
    public void tryOut(String name, String version, boolean update) {
      if (unresolvable.contains(name + " " + version)) {
        throw new Refused("unresolved", "osgi.wiring.package; foo");
      }
    }

    @Override
    public Set<String> install(String name, String version, boolean update, Set<String> own) {
      meanwhile.run();
      changes.add("install " + name + " " + version);
      installed.put(name, version);
      return Set.of();
    }

    @Override
    public Set<String> remove(String name, Set<String> own) {
      changes.add("remove " + name);
      installed.remove(name);
      return Set.of();
    }

    @Override
    public String awaitLive(Set<String> bundles) {
      awaited.add(Set.copyOf(bundles));
      waiting.run();
      return problem(bundles);
    }

    @Override
    public String awaitGone(Set<String> bundles) {
      return null;
    }

    @Override
    public String problem(Set<String> bundles) {
      for (Map.Entry<String, String> entry : installed.entrySet()) {
        if (bundles.contains("org.x." + entry.getKey())
            && broken.contains(entry.getKey() + " " + entry.getValue())) {
          return "org.x." + entry.getKey() + " does not start";
        }
      }
      return null;
    }

    @Override
    public List<Routes.Route> addresses(Set<String> bundles) {
      return List.of();
    }

    @Override
    public Routes.Hold hold() {
      holds++;
      held++;
      return () -> held--;
    }
  }
}
