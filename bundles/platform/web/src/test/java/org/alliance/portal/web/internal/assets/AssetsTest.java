package org.alliance.portal.web.internal.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alliance.portal.web.internal.Folder;
import org.junit.Test;

public class AssetsTest {
  private final Assets assets =
      new Assets(
          new Folder(
              Map.of(
                  "assets/a.css", "a{}",
                  "assets/a.css.gz", "packed",
                  "assets/fonts/f.woff2", "font",
                  "OSGI-INF/secret", "no")));

  @Test
  public void servesWhatIsShippedAndNothingElse() {
    assertThat(assets.file("a.css", false).type()).startsWith("text/css");
    assertThat(assets.file("fonts/f.woff2", true).packed()).isFalse();
    for (String name :
        new String[] {"", "../OSGI-INF/secret", "fonts", "fonts/", "a.css.gz", "/a.css", "b"}) {
      assertThat(assets.file(name, true)).as(name).isNull();
    }
  }

  @Test
  public void sendsThePackedFileToWhoTakesIt() {
    assertThat(assets.file("a.css", true).packed()).isTrue();
    assertThat(new String(assets.file("a.css", true).content())).isEqualTo("packed");
  }

  @Test
  public void theHashChangesWithAnyFile() {
    assertThat(new Assets(new Folder(Map.of("assets/a.css", "b{}"))).hash())
        .isNotEqualTo(new Assets(new Folder(Map.of("assets/a.css", "c{}"))).hash())
        .hasSize(16);
  }
}
