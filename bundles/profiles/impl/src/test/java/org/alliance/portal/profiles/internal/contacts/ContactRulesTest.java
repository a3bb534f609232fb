package org.alliance.portal.profiles.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class ContactRulesTest {
  private final ContactRules rules = new ContactRules(new VocabularyFake());

  private List<String> fields(
      String name, String role, String email, String phone, List<String> languages) {
    return rules.problems(new Contact.Draft(name, role, email, phone, languages), false).stream()
        .map(FieldProblem::field)
        .toList();
  }

  @Test
  public void aMailOrAPhoneIsEnough() {
    assertThat(fields("Ana", "Officer", "ana@town.example", null, null)).isEmpty();
    assertThat(fields("Ana", "Officer", null, "+381 (0)11 123-456", List.of("sr", "rom")))
        .isEmpty();
    assertThat(fields("Ana", "Officer", " ", null, null)).containsExactly("email");
  }

  @Test
  public void everyProblemIsNamed() {
    assertThat(fields(null, " ", "ana", "call me", List.of("xx")))
        .containsExactly("name", "role", "email", "phone", "languages");
    assertThat(
            fields(
                "a".repeat(101),
                "b".repeat(101),
                "a@" + "b".repeat(260) + ".example",
                "1".repeat(41),
                List.of()))
        .containsExactly("name", "role", "email", "phone");
  }

  @Test
  public void addressesThatCannotBe() {
    for (String wrong :
        new String[] {
          "a@b", "a b@c.example", "a@b.example, c@d.example", "<a@b.example>", "@b.ex"
        }) {
      assertThat(fields("Ana", "Officer", wrong, null, null)).containsExactly("email");
    }
    for (String wrong : new String[] {"12", "+-+-+-", "javascript:1234567"}) {
      assertThat(fields("Ana", "Officer", null, wrong, null)).containsExactly("phone");
    }
  }
}
