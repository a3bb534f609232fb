package org.alliance.portal.profiles.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;

public class ProfileDraftTest {

  @Test
  public void dropsWhatIsBlank() {
    ProfileDraft draft =
        new ProfileDraft(
            " en ",
            Map.of("en", "  Novi \t Primer ", "fr", " "),
            null,
            "",
            new Profile.StatisticalCode(" ", null),
            null,
            new Profile.Position(null, null),
            new Profile.Population(null, null),
            " ",
            new Profile.Accession(null, null),
            null,
            Map.of("en", new ProfileText(" ", "", null, "\n", null)),
            new Profile.ActionPlan(null, null, null, " "),
            null,
            new ProfileDraft.EstimateDraft(null, null, " ", "", null, null));

    assertThat(draft.original()).isEqualTo("en");
    assertThat(draft.names()).containsExactly(Map.entry("en", "Novi Primer"));
    assertThat(draft.country()).isNull();
    assertThat(draft.nuts()).isNull();
    assertThat(draft.position()).isNull();
    assertThat(draft.population()).isNull();
    assertThat(draft.website()).isNull();
    assertThat(draft.accession()).isNull();
    assertThat(draft.workingLanguages()).isEmpty();
    assertThat(draft.texts()).isEmpty();
    assertThat(draft.actionPlan()).isNull();
    assertThat(draft.estimate()).isNull();
  }

  @Test
  public void keepsLineBreaksAndDropsOtherControls() {
    ProfileText text = new ProfileText("a\r\nb\u0000c", null, null, null, null);
    assertThat(text.summary()).isEqualTo("a\nbc");
  }
}
