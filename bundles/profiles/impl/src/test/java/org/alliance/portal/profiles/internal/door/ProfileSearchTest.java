package org.alliance.portal.profiles.internal.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class ProfileSearchTest {
  private final AccessFake access = new AccessFake();
  private final VocabularyFake words = new VocabularyFake();
  private final DoorFakes.SearchFake index = new DoorFakes.SearchFake();
  private final ProfileSearch search =
      new ProfileSearch(access, words, new RequestFake("/profiles"));

  @Test
  public void aMergedCodeStandsForTheOneItWentInto() {
    search.search = index;
    words.merge(Vocabulary.THEME, "poverty", "housing");
    words.retire(Vocabulary.THEME, "culture");
    search.find(
        null,
        Map.of("theme", Arrays.asList(" poverty ", "culture", "", null), "size", List.of("")),
        Set.of(),
        10,
        " ");
    assertThat(index.asked.filters()).isEqualTo(Map.of("theme", Set.of("housing", "culture")));
    assertThat(index.asked.types()).containsExactly(Profile.TYPE);
    assertThat(index.asked.after()).isNull();
    assertThat(index.asked.publicOnly()).isFalse();
  }

  @Test
  public void theSearchComesAndGoes() {
    assertThat(search.find("x", Map.of(), Set.of(), 10, null)).isEmpty();
    search.search = index;
    assertThat(search.find("x", Map.of(), Set.of(), 10, null)).isPresent();
    search.search = null;
    assertThat(search.find("x", Map.of(), Set.of(), 10, null)).isEmpty();
  }

  @Test
  public void asksFirstWhetherOneMay() {
    access.refused.add(Profiles.READ);
    search.search = index;
    assertThatThrownBy(() -> search.find("x", Map.of(), Set.of(), 10, null))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(index.asked).isNull();
  }
}
