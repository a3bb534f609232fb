package org.alliance.portal.profiles.internal.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfileRules;
import org.junit.Test;

public class SampleMemberTest {
  private final List<SampleMember> members = SampleMember.all();

  @Test
  public void thereAreAsManyAsInTheAlliance() {
    assertThat(members).hasSize(130);
    assertThat(members.stream().map(m -> m.draft().country()).distinct()).hasSize(29);
    assertThat(members.stream().map(SampleMember::key).distinct()).hasSize(130);
  }

  @Test
  public void eachIsValid() {
    ProfileRules rules = Drafts.rules(Clock.systemUTC());
    assertThat(
            members.stream()
                .filter(m -> !rules.problems(m.draft()).isEmpty())
                .collect(Collectors.toMap(SampleMember::key, m -> rules.problems(m.draft()))))
        .isEmpty();
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
