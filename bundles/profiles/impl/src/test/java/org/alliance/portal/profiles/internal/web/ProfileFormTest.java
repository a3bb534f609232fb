package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileFactory;
import org.junit.Test;

public class ProfileFormTest {

  private static Profile stored(ProfileDraft d) {
    return ProfileFactory.profile(
        new Id(7), 3, d, Instant.EPOCH, Instant.EPOCH, LocalDate.EPOCH, false);
  }

  private static Form typed(String... pairs) {
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], List.of(pairs[i + 1]));
    }
    return Form.of(values);
  }

  @Test
  public void formOfAProfileSaysTheSameAsTheProfile() {
    Profile profile = stored(Drafts.full());
    Form form = Form.filled(ProfileForm.values(profile.draft()));
    assertThat(new ProfileForm(form, profile, true).draft()).isEqualTo(Drafts.full());
    assertThat(new ProfileForm(form, null, true).draft().texts()).isEqualTo(Drafts.full().texts());
  }

  @Test
  public void keepsWhatTheFormDoesNotShow() {
    ProfileDraft full = Drafts.full();
    Map<String, ProfileText> texts = new HashMap<>(full.texts());
    texts.put("rom", null);
    texts.put("hu", new ProfileText("Egy város.", null, null, null, null));
    Profile before = stored(Drafts.with(full, full.website(), texts));
    Form form = Form.filled(ProfileForm.values(full));

    ProfileDraft draft = new ProfileForm(form, before, false).draft();

    assertThat(draft.texts().get("hu").summary()).isEqualTo("Egy város.");
    assertThat(draft.accession()).isEqualTo(full.accession());
  }

  @Test
  public void readsBoxesAndAudiences() {
    Map<String, List<String>> sent = new HashMap<>();
    sent.put("themes", List.of("housing", "health"));
    sent.put("competences", List.of(""));
    sent.put("visibility.facts", List.of("public"));
    sent.put("visibility.funds", List.of("everyone"));
    ProfileForm form = new ProfileForm(Form.of(sent), stored(Drafts.full()), false);
    ProfileDraft draft = form.draft();
    assertThat(draft.themes()).containsExactly("housing", "health");
    assertThat(draft.competences()).as("none is ticked").isEmpty();
    assertThat(draft.workingLanguages())
        .as("not asked for")
        .isEqualTo(Drafts.full().workingLanguages());
    assertThat(draft.visibility().get(Section.FACTS)).isEqualTo(Change.Audience.PUBLIC);
    assertThat(draft.visibility().get(Section.ESTIMATE))
        .isEqualTo(Drafts.full().visibility().get(Section.ESTIMATE));
    assertThat(form.refused(List.of()).problems())
        .extracting(FieldProblem::field)
        .containsExactly("visibility.funds");
  }

  @Test
  public void readsNumbersAndDatesAsPeopleWriteThem() {
    ProfileForm form =
        new ProfileForm(
            typed(
                "original", "en",
                "names.en", "Town",
                "population.count", "14 111",
                "mediators", "1.200",
                "position.latitude", "45,26",
                "position.longitude", "-20.5",
                "actionPlan.adopted", "3/12/2024",
                "accession.date", "2019-02-01",
                "website", "www.town.example"),
            null,
            true);
    ProfileDraft draft = form.draft();
    assertThat(form.unreadable()).isFalse();
    assertThat(draft.population().count()).isEqualTo(14111);
    assertThat(draft.mediators()).isEqualTo(1200);
    assertThat(draft.position()).isEqualTo(new Profile.Position(45.26, -20.5));
    assertThat(draft.actionPlan().adopted()).isEqualTo("2024-12-03");
    assertThat(draft.accession().date()).isEqualTo("2019-02-01");
    assertThat(draft.website()).isEqualTo("https://www.town.example");
  }

  @Test
  public void tellsWhatCannotBeReadBesideWhatTheRulesRefuse() {
    Form sent =
        typed(
            "original", "sr",
            "kind", "village",
            "population.count", "many",
            "actionPlan.adopted", "31/02/2024");
    ProfileForm form = new ProfileForm(sent, null, true);

    Form refused =
        form.refused(
            List.of(
                FieldProblem.of("names.sr", "portal.problem.required"),
                FieldProblem.of("kind", "portal.problem.required"),
                FieldProblem.of("texts.sr.needs", "portal.problem.too-long"),
                FieldProblem.of("estimate", "profiles.problem.estimate-territory")));

    assertThat(form.unreadable()).isTrue();
    assertThat(refused.problems())
        .extracting(p -> p.field() + " " + p.key())
        .containsExactly(
            "names.local portal.problem.required",
            "kind portal.problem.required",
            "population.count portal.problem.not-a-number",
            "texts.local.needs portal.problem.too-long",
            "actionPlan.adopted portal.problem.date",
            "estimate.minimum profiles.problem.estimate-territory");
    assertThat(refused.value("population.count")).isEqualTo("many");
  }

  @Test
  public void asksForTheLanguageOfAnOriginalName() {
    ProfileForm form =
        new ProfileForm(
            typed("original", "en", "names.en", "Town", "names.local", "Град"), null, true);
    assertThat(form.refused(List.of()).problems())
        .extracting(FieldProblem::key)
        .containsExactly("profiles.problem.local-language");
  }

  @Test
  public void showsInWhatTwoVersionsDiffer() {
    ProfileDraft mine = Drafts.full();
    ProfileDraft theirs = Drafts.with(mine, null, Map.of());
    assertThat(ProfileForm.differences(mine, theirs))
        .extracting(ProfileForm.Difference::name)
        .startsWith("website")
        .contains("texts.en.summary", "texts.fr.fundsExperience")
        .doesNotContain("names.en");
    assertThat(ProfileForm.differences(mine, theirs).get(0).theirs()).isEmpty();
    assertThat(ProfileForm.differences(mine, mine)).isEmpty();
  }

  @Test
  public void aTextFallsBackForItself() {
    ProfileView view = ProfileView.of(stored(Drafts.full()), "fr");
    assertThat(view.name().value()).isEqualTo("Novi Primer");
    assertThat(view.ownName().value()).isEqualTo("Нови Пример");
    assertThat(view.kind()).isEqualTo("municipality");
    assertThat(view.summary().lang()).isEqualTo("fr");
    assertThat(view.needs().lang()).isEqualTo("en");
    assertThat(view.competences().lang()).isEqualTo("fr");
    assertThat(view.fundsExperience().lang()).isEqualTo("fr");
    assertThat(view.participationBody().lang()).isEqualTo("en");
  }
}
