package org.alliance.portal.admin.internal.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class KarReaderTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path root;
  private Path unpacked;

  @Before
  public void folders() {
    root = folder.getRoot().toPath();
    unpacked = root.resolve("tmp");
  }

  private String refusal(Path file) {
    return refusal(new KarReader(unpacked), file);
  }

  private String refusal(KarReader reader, Path file) {
    String reason = catchThrowableOfType(Refused.class, () -> reader.read(file)).reason();
    File[] left = unpacked.toFile().listFiles();
    assertThat(left == null ? new File[0] : left).as("nothing is left behind").isEmpty();
    return reason;
  }

  private Path withFeatures(String xml) throws Exception {
    return Samples.zip(
        root.resolve("x.kar"),
        Map.of(Samples.FILE.formatted("x", "1.0"), xml.getBytes(StandardCharsets.UTF_8)));
  }

  private Path withFeature(String name, String version) throws Exception {
    return withFeatures(
        Samples.features("<feature name=\"" + name + "\" version=\"" + version + "\"/>"));
  }

  @Test
  public void tellsWhatIsInIt() throws Exception {
    try (Kar kar = new KarReader(unpacked).read(Samples.kar(root, "probe", "1.2.3"))) {
      assertThat(kar.name()).isEqualTo("probe");
      assertThat(kar.version()).isEqualTo("1.2.3");
      assertThat(kar.address()).isEqualTo("mvn:org.x/probe/1.2.3/xml/features");
      assertThat(kar.bundles()).containsExactly("org.x.probe");
      assertThat(kar.files()).containsKey("org/x/probe/1.2.3/probe-1.2.3.jar");
      assertThat(kar.sha256()).hasSize(64);
    }
    assertThat(unpacked.toFile().list()).isEmpty();
  }

  @Test
  public void refusesWhatIsNoArchive() throws Exception {
    assertThat(refusal(Files.writeString(root.resolve("x.kar"), "hello"))).isEqualTo("not-a-kar");
    assertThat(refusal(root.resolve("nothing.kar"))).isEqualTo("no-file");
  }

  @Test
  public void refusesAnArchiveThatEndsTooEarly() throws Exception {
    byte[] whole = Files.readAllBytes(Samples.kar(root, "probe", "1.0"));
    Path half = Files.write(root.resolve("half.kar"), java.util.Arrays.copyOf(whole, 300));
    assertThat(refusal(half)).isIn("not-a-kar", "malformed-feature");
  }

  @Test
  public void refusesPathsThatLeadOutside() throws Exception {
    for (String path : new String[] {"repository/../../evil", "/etc/evil", "repository\\..\\x"}) {
      Path file = Samples.zip(root.resolve("x.kar"), Map.of(path, new byte[] {1}));
      assertThat(refusal(file)).as(path).isEqualTo("bad-path");
    }
    assertThat(root.resolve("evil")).doesNotExist();
  }

  @Test
  public void refusesBombs() throws Exception {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i <= KarReader.MOST_ENTRIES; i++) {
      many.put("repository/" + i, new byte[0]);
    }
    assertThat(refusal(Samples.zip(root.resolve("many.kar"), many))).isEqualTo("too-many-entries");
    for (String name : new String[] {"repository/big", "elsewhere/big"}) {
      Path big = Samples.zip(root.resolve("big.kar"), Map.of(name, new byte[2_000_000]));
      assertThat(big.toFile().length()).isLessThan(10_000);
      assertThat(refusal(new KarReader(unpacked, 1_000_000), big)).isEqualTo("too-much-unpacked");
    }
  }

  @Test
  public void refusesWhatBringsNoFeature() throws Exception {
    assertThat(refusal(Samples.zip(root.resolve("x.kar"), Map.of("a", new byte[1]))))
        .isEqualTo("no-feature");
    assertThat(refusal(withFeatures("<other/>"))).isEqualTo("no-feature");
    assertThat(refusal(withFeatures(Samples.features("")))).isEqualTo("no-feature");
  }

  @Test
  public void refusesNamesAndVersionsThatAreNotTheFeatures() throws Exception {
    assertThat(refusal(withFeature("portal-platform", "1.0"))).isEqualTo("wrong-name");
    assertThat(refusal(withFeature("portal-feature-../x", "1.0"))).isEqualTo("wrong-name");
    assertThat(refusal(withFeature("portal-feature-", "1.0"))).isEqualTo("wrong-name");
    assertThat(refusal(withFeature("portal-feature-x", ""))).isEqualTo("no-version");
    assertThat(refusal(withFeature("portal-feature-x", "[1,2)"))).isEqualTo("no-version");
  }

  @Test
  public void refusesMoreThanOneFeature() throws Exception {
    String one = "<feature name=\"portal-feature-a\" version=\"1\"/>";
    String two = "<feature name=\"portal-feature-b\" version=\"1\"/>";
    assertThat(refusal(withFeatures(Samples.features(one + two)))).isEqualTo("several-features");
    String platform = "<feature name=\"portal-platform\" version=\"1\"/>";
    assertThat(refusal(withFeatures(Samples.features(one + platform)))).isEqualTo("wrong-name");
  }

  @Test
  public void refusesReferencesToOtherFeatureFiles() throws Exception {
    assertThat(refusal(withFeatures(Samples.features("<repository>http://x/f.xml</repository>"))))
        .isEqualTo("foreign-repository");
  }

  @Test
  public void refusesDocumentTypesAndBrokenXml() throws Exception {
    String bomb = "<!DOCTYPE features [<!ENTITY a \"b\">]>" + Samples.features("&a;");
    assertThat(refusal(withFeatures(bomb))).isEqualTo("malformed-feature");
    assertThat(refusal(withFeatures("<features"))).isEqualTo("malformed-feature");
  }

  @Test
  public void refusesAFeatureFileOutsideMavensLayout() throws Exception {
    String xml = Samples.features("<feature name=\"portal-feature-x\" version=\"1\"/>");
    Path file =
        Samples.zip(
            root.resolve("x.kar"),
            Map.of("repository/features.xml", xml.getBytes(StandardCharsets.UTF_8)));
    assertThat(refusal(file)).isEqualTo("not-maven");
  }

  @Test
  public void readsAndWritesMavensLayout() {
    for (String address :
        new String[] {"mvn:a.b/c/1.0", "mvn:a.b/c/1.0/xml/features", "mvn:a/c/1.0-x/kar"}) {
      assertThat(Maven.address(Maven.path(address))).isEqualTo(address);
    }
    assertThat(Maven.path("file:/x")).isNull();
    assertThat(Maven.address("a/b/c.jar")).isNull();
  }
}
