package org.alliance.portal.profiles.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class CodesTest {
  private final VocabularyFake vocabulary = new VocabularyFake();

  private Codes codes() {
    return new Codes(vocabulary);
  }

  @Test
  public void readsCodesAndNamesWhateverTheirCaseAndAccents() {
    vocabulary.add(Vocabulary.THEME, "health-care", "Santé publique");
    for (String written :
        List.of("health-care", "Health-Care", "sante PUBLIQUE", "Santé publique (fr)")) {
      assertThat(codes().one(Vocabulary.THEME, written)).contains("health-care");
    }
    assertThat(codes().one(Vocabulary.COUNTRY, "rs")).contains("RS");
    assertThat(codes().one(Vocabulary.COUNTRY, "cote d'ivoire")).contains("CI");
    assertThat(codes().one(Vocabulary.COUNTRY, "Kosovo")).contains("XK");
    assertThat(codes().one(Vocabulary.COUNTRY, "Kosovo*")).contains("XK");
    assertThat(codes().one(Vocabulary.THEME, "gardening")).isEmpty();
    assertThat(codes().one(Vocabulary.THEME, "***")).isEmpty();
  }

  @Test
  public void readsSeveralInTheirOrder() {
    vocabulary.add(Vocabulary.THEME, "health-care", "Public health");
    assertThat(codes().several(Vocabulary.THEME, "housing health-care housing"))
        .contains(List.of("housing", "health-care"));
    assertThat(codes().several(Vocabulary.THEME, "Public health, Housing; education"))
        .contains(List.of("health-care", "housing", "education"));
    assertThat(codes().several(Vocabulary.THEME, "housing gardening")).isEmpty();
    assertThat(codes().several(Vocabulary.THEME, ", ;")).contains(List.of());
  }

  @Test
  public void aMergedWordIsReadAsTheOneThatTookItsPlace() {
    vocabulary.merge(Vocabulary.THEME, "poverty", "employment");
    vocabulary.retire(Vocabulary.THEME, "culture");
    assertThat(codes().one(Vocabulary.THEME, "poverty")).contains("employment");
    assertThat(codes().one(Vocabulary.THEME, "culture")).contains("culture");
  }

  @Test
  public void aNameDoesNotHideACode() {
    vocabulary.add(Vocabulary.THEME, "zz", "Housing");
    vocabulary.add(Vocabulary.THEME, "aa", "Zz");
    assertThat(codes().one(Vocabulary.THEME, "ZZ")).contains("zz");
  }
}
