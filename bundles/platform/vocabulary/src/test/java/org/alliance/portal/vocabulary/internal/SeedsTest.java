package org.alliance.portal.vocabulary.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.vocabulary.Term;
import org.junit.Test;

public class SeedsTest {

  @Test
  public void everySeedKeepsTheRules() {
    Map<String, List<Term>> schemes = new HashMap<>();
    for (Seeds.Seed seed : Seeds.read()) {
      List<Term> before = schemes.computeIfAbsent(seed.scheme(), s -> new ArrayList<>());
      before.add(
          TermRules.added(
              seed.scheme(), seed.code(), Map.of("en", seed.en(), "fr", seed.fr()), before));
    }
    assertThat(schemes.keySet()).containsExactlyInAnyOrderElementsOf(Schemes.ALL);
    assertThat(schemes.get("theme")).hasSize(7);
    assertThat(schemes.get("competence")).hasSize(25);
    assertThat(schemes.get("programme")).hasSize(12);
    assertThat(schemes.get("kind")).hasSize(4);
    assertThat(schemes.get("country")).hasSize(47);
    assertThat(schemes.get("language")).extracting(Term::code).contains("en", "fr", "rom");
  }
}
