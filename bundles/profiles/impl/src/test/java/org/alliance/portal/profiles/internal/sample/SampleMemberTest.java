package org.alliance.portal.profiles.internal.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.PlaceCheck;
import org.alliance.portal.profiles.internal.ProfileRules;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class SampleMemberTest {
  /** The platform's words are elsewhere; whether the samples' are among them is seen at a start. */
  private static final VocabularyFake ANY = words();

  private static VocabularyFake words() {
    VocabularyFake words = new VocabularyFake();
    for (SampleMember member : SampleMember.all()) {
      member.draft().themes().forEach(code -> words.add(Vocabulary.THEME, code, code));
      member.draft().competences().forEach(code -> words.add(Vocabulary.COMPETENCE, code, code));
    }
    return words;
  }

  private final List<SampleMember> members = SampleMember.all();

  @Test
  public void thereAreAsManyAsInTheAlliance() {
    assertThat(members).hasSize(130);
    assertThat(members.stream().map(m -> m.draft().country()).distinct()).hasSize(29);
    assertThat(members.stream().map(SampleMember::key).distinct()).hasSize(130);
  }

  @Test
  public void eachIsValid() {
    ProfileRules rules = new ProfileRules(ANY, PlaceCheck.none(), Clock.systemUTC());
    assertThat(
            members.stream()
                .filter(m -> !rules.problems(m.draft()).isEmpty())
                .collect(Collectors.toMap(SampleMember::key, m -> rules.problems(m.draft()))))
        .isEmpty();
  }

  @Test
  public void showWhatThePortalCanDo() {
    assertThat(members).allMatch(m -> m.draft().themes().size() >= 2);
    assertThat(members).allMatch(m -> !m.draft().competences().isEmpty());
    assertThat(members)
        .filteredOn(
            m ->
                m.draft().visibility().get(Section.ABOUT) == Change.Audience.PUBLIC
                    && m.draft().visibility().get(Section.FACTS) == Change.Audience.PUBLIC)
        .hasSize(91);
    for (Section section : new Section[] {Section.CONTACTS, Section.ESTIMATE}) {
      assertThat(members)
          .anyMatch(m -> m.draft().visibility().get(section) == Change.Audience.ORGANISATION);
    }
    assertThat(members).filteredOn(m -> !m.figures().isEmpty()).hasSizeBetween(35, 50);
    assertThat(members).filteredOn(m -> m.daysAgo() >= 365).hasSizeBetween(5, 12);
    assertThat(members)
        .filteredOn(m -> m.daysAgo() >= 335 && m.daysAgo() < 365)
        .hasSizeBetween(4, 10);
  }

  @Test
  public void earlierFiguresAreOfOtherYearsThanThoseOfTheProfile() {
    for (SampleMember member : members) {
      List<String> years = member.figures().stream().map(f -> f.kind() + " " + f.year()).toList();
      assertThat(years).as(member.key()).doesNotHaveDuplicates();
      ProfileDraft d = member.draft();
      if (d.population() != null) {
        assertThat(years).as(member.key()).doesNotContain("POPULATION " + d.population().year());
      }
      if (d.estimate() != null) {
        assertThat(years).as(member.key()).doesNotContain("ESTIMATE " + d.estimate().year());
      }
      if (d.actionPlan() != null) {
        assertThat(years).as(member.key()).doesNotContain("PLAN " + d.actionPlan().from());
      }
      member.figures().stream()
          .filter(f -> f.kind() == Figure.Kind.ESTIMATE)
          .forEach(
              f ->
                  assertThat(
                          Estimate.problems(
                              f.minimum(), f.maximum(), null, f.source(), f.year(), f.method()))
                      .as(member.key())
                      .isEmpty());
    }
  }

  @Test
  public void onlyTheFirstHasItsOrganisationAlready() {
    assertThat(members.get(0).key()).isEqualTo("RS/Novi Primer");
    assertThat(members.get(0).organisation()).isEqualTo(new Id(1001));
    assertThat(members.subList(1, 130)).allMatch(m -> m.organisation() == null);
  }

  @Test
  public void quotedValuesMayHaveCommasQuotesAndLines() {
    assertThat(Csv.read("a,b\r\n\"x, \"\"y\"\"\nz\",\n"))
        .containsExactly(Map.of("a", "x, \"y\"\nz", "b", ""));
    assertThatThrownBy(() -> Csv.read("a,b\n1\n")).hasMessageContaining("Line 2");
  }
}
