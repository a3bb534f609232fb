package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.alliance.portal.profiles.internal.web.ProfileForm;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class TextsTest {
  private static final Set<String> NOT_TEXTS =
      Set.of(
          "profiles.read",
          "profiles.edit",
          "profiles.create",
          "profiles.delete",
          "profiles.participants");

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Texts.bothLanguagesSayTheSame();
  }

  @Test
  public void everyKeyThatIsUsedHasAText() throws IOException {
    Set<String> used = Texts.keys("profiles");
    ProfileForm.values(Drafts.full()).keySet().forEach(name -> used.add("profiles.field." + name));
    used.removeAll(NOT_TEXTS);
    assertThat(Texts.in("en").stringPropertyNames()).containsAll(used);
  }
}
