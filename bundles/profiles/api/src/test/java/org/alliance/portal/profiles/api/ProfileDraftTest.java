package org.alliance.portal.profiles.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alliance.portal.api.changes.Change;
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
            List.of("housing", "housing"),
            null,
            Map.of("en", new ProfileText(" ", "", null, "\n", null)),
            new Profile.ActionPlan(null, null, null, " "),
            null,
            new ProfileDraft.EstimateDraft(null, null, " ", "", null, null),
            Map.of(Section.ABOUT, Change.Audience.PUBLIC));

    assertThat(draft.original()).isEqualTo("en");
    assertThat(draft.names()).containsExactly(Map.entry("en", "Novi Primer"));
    assertThat(draft.country()).isNull();
    assertThat(draft.nuts()).isNull();
    assertThat(draft.position()).isNull();
    assertThat(draft.population()).isNull();
    assertThat(draft.website()).isNull();
    assertThat(draft.accession()).isNull();
    assertThat(draft.workingLanguages()).isEmpty();
    assertThat(draft.themes()).containsExactly("housing");
    assertThat(draft.texts()).isEmpty();
    assertThat(draft.actionPlan()).isNull();
    assertThat(draft.estimate()).isNull();
    assertThat(draft.visibility())
        .hasSize(Section.values().length)
        .containsEntry(Section.ABOUT, Change.Audience.PUBLIC)
        .containsEntry(Section.FUNDS, Change.Audience.MEMBERS);
  }

  @Test
  public void keepsLineBreaksAndDropsOtherControls() {
    ProfileText text = new ProfileText("a\r\nb\u0000c", null, null, null, null);
    assertThat(text.summary()).isEqualTo("a\nbc");
  }
}
