package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeDraft.Evidence;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class InitiativeRulesTest {
  private final VocabularyFake vocabulary = new VocabularyFake();
  private final InitiativeRules rules = new InitiativeRules(vocabulary);

  /** Problems of the full draft with some fields typed over; "field key". */
  private List<String> problems(String... typed) {
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < typed.length; i += 2) {
      values.put(typed[i], Arrays.asList(typed[i + 1].split(" ")));
      if (typed[i].startsWith("texts") || typed[i].endsWith("name")) {
        values.put(typed[i], List.of(typed[i + 1]));
      }
    }
    InitiativeForm.Read read =
        InitiativeForm.read(InitiativeForm.merged(InitiativeForm.values(Samples.full()), values));
    assertThat(read.problems()).isEmpty();
    return rules.problems(read.draft(), null).stream().map(InitiativeRulesTest::told).toList();
  }

  private static String told(FieldProblem problem) {
    return problem.field() + " " + problem.key().replaceAll(".*\\.", "");
  }

  @Test
  public void whatIsRightIsRight() {
    assertThat(problems()).isEmpty();
    assertThat(rules.problems(Samples.small("Short"), null)).isEmpty();
  }

  @Test
  public void anEmptyDraftIsToldWhatIsMissing() {
    InitiativeDraft empty = InitiativeForm.read(Map.of()).draft();
    assertThat(rules.problems(empty, null).stream().map(InitiativeRulesTest::told))
        .containsExactly("kind required", "original required", "themes required");
    InitiativeDraft english = InitiativeForm.read(Map.of("original", List.of("en"))).draft();
    assertThat(rules.problems(english, null).stream().map(InitiativeRulesTest::told))
        .contains(
            "texts.en.title required", "texts.en.summary required", "texts.en.outcome required");
  }

  @Test
  public void textsHaveTheirLengthsAndLanguages() {
    assertThat(problems("texts.fr.title", "x".repeat(200))).isEmpty();
    assertThat(problems("texts.fr.title", "x".repeat(201)))
        .containsExactly("texts.fr.title too-long");
    assertThat(problems("texts.fr.summary", "x".repeat(2_001)))
        .containsExactly("texts.fr.summary too-long");
    assertThat(problems("texts.fr.lessons", "x".repeat(8_001)))
        .containsExactly("texts.fr.lessons too-long");
    assertThat(problems("texts.qq.title", "Title")).containsExactly("texts.qq.title unknown-value");
    assertThat(problems("texts.de.summary", "Ohne Titel"))
        .containsExactly("texts.de.title required");
    assertThat(problems("original", "qq")).containsExactly("original unknown-value");
    assertThat(problems("original", "de"))
        .containsExactly(
            "texts.de.title required", "texts.de.summary required", "texts.de.outcome required");
  }

  @Test
  public void oneToThreeThemesThatCanBeChosen() {
    assertThat(problems("themes", "education health housing")).isEmpty();
    assertThat(problems("themes", "education health housing poverty"))
        .containsExactly("themes too-many");
    assertThat(problems("themes", "nothing")).containsExactly("themes unknown-value");
    vocabulary.retire(Vocabulary.THEME, "culture");
    assertThat(problems("themes", "culture")).containsExactly("themes unknown-value");
    InitiativeDraft kept = Samples.small("Kept", "culture");
    assertThat(rules.problems(kept, kept)).isEmpty();
  }

  @Test
  public void daysAndSumsArePlausible() {
    assertThat(problems("from", "2024-01-02", "to", "2024-01-01")).containsExactly("to before");
    assertThat(problems("from", "2024-01-01", "to", "2024-01-01")).isEmpty();
    assertThat(problems("from", "1900-01-01")).containsExactly("from date");
    assertThat(problems("needsDate", "2101-01-01")).containsExactly("needsDate date");
    assertThat(problems("budget", "-1")).containsExactly("budget money");
    assertThat(problems("budget", "0.1234")).containsExactly("budget money");
    assertThat(problems("budget", "100000000001")).containsExactly("budget money");
    assertThat(problems("budget", "0")).isEmpty();
  }

  @Test
  public void nobodyChoosesReplicated() {
    assertThat(problems("evidence", "replicated")).containsExactly("evidence replicated");
  }

  @Test
  public void fundingsAddUpToAHundredAtMost() {
    assertThat(problems("fundings.1.share", "16.7")).isEmpty();
    assertThat(problems("fundings.1.share", "16.8")).containsExactly("fundings.1.share share");
    assertThat(problems("fundings.0.share", "-1")).containsExactly("fundings.0.share share");
    assertThat(problems("fundings.2.amount", "5")).containsExactly("fundings.2.programme required");
    assertThat(problems("fundings.0.amount", "-5")).containsExactly("fundings.0.amount money");
  }

  @Test
  public void rowsAreWhole() {
    assertThat(problems("results.2.indicator", "Pupils"))
        .containsExactly("results.2.value required");
    assertThat(problems("results.2.value", "5")).containsExactly("results.2.indicator required");
    assertThat(problems("partners.2.part", "Training")).containsExactly("partners.2.name required");
    assertThat(problems("partners.0.name", "Name as well"))
        .containsExactly("partners.0.name one-of-two");
    assertThat(problems("links.1.title", "Title")).containsExactly("links.1.address required");
    assertThat(problems("links.0.address", "javascript:alert(1)"))
        .containsExactly("links.0.address address");
    assertThat(problems("links.0.address", "https://a.example/" + "x".repeat(300)))
        .containsExactly("links.0.address address");
    assertThat(problems("links.0.address", "ftp://a.example"))
        .containsExactly("links.0.address address");
  }

  @Test
  public void rowsAreFewEnough() {
    List<String> typed = new ArrayList<>();
    for (int i = 0; i <= InitiativeRules.FUNDINGS; i++) {
      typed.addAll(List.of("links." + i + ".address", "https://a.example/" + i));
    }
    assertThat(problems(typed.toArray(String[]::new))).containsExactly("links too-many");
  }

  @Test
  public void replicatedIsWhatOthersCouldFollow() {
    assertThat(Replication.evidence(Samples.documented("Model"), 1)).isEqualTo(Evidence.REPLICATED);
    assertThat(Replication.evidence(Samples.documented("Model"), 0)).isEqualTo(Evidence.PROMISING);
    assertThat(Replication.evidence(Samples.small("Bare"), 5)).isNull();
    InitiativeDraft model = Samples.documented("Model");
    InitiativeDraft withoutResults =
        InitiativeForm.read(
                InitiativeForm.values(model).entrySet().stream()
                    .filter(field -> !field.getKey().startsWith("results"))
                    .collect(
                        java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
            .draft();
    assertThat(Replication.evidence(withoutResults, 3)).isEqualTo(Evidence.PROMISING);
  }
}
