package org.alliance.portal.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;

public class ChangelogTest {

  @Test
  public void namesTheFeatureAfterTheBundle() {
    assertThat(Changelog.feature("org.alliance.portal.profiles")).isEqualTo("profiles");
    assertThat(Changelog.feature("org.alliance.portal.ui.assets")).isEqualTo("ui_assets");
    assertThat(Changelog.feature("org.example.house-plants")).isEqualTo("org_example_house_plants");
  }

  @Test
  public void theDigestSeesNamesAndContents() {
    String digest = of(Map.of("changelog.xml", "a", "b.xml", "c")).digest();
    assertThat(of(Map.of("b.xml", "c", "changelog.xml", "a")).digest()).isEqualTo(digest);
    assertThat(of(Map.of("changelog.xml", "a", "b.xml", "d")).digest()).isNotEqualTo(digest);
    assertThat(of(Map.of("changelog.xml", "a", "c.xml", "c")).digest()).isNotEqualTo(digest);
    assertThat(of(Map.of("changelog.xml", "a")).digest()).isNotEqualTo(digest);
  }

  private static Changelog of(Map<String, String> files) {
    return Changelog.of("org.alliance.portal.x", Changelogs.bytes(files));
  }
}
