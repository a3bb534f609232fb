package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.api.FieldProblem;
import org.junit.Test;

public class PasswordRulesTest {
  private static String problem(String password) {
    return PasswordRules.check(password, "marija.horvat@town.example", "Marija Horvat")
        .map(FieldProblem::key)
        .orElse(null);
  }

  @Test
  public void lengthCounts() {
    assertThat(problem("")).isEqualTo("portal.problem.required");
    assertThat(problem("elevenchars")).isEqualTo("security.password.too-short");
    assertThat(problem("q7 Zw-kv!p9x")).isNull();
    assertThat(problem("x7".repeat(65))).isEqualTo("portal.problem.too-long");
    assertThat(problem("\uD83D\uDE00".repeat(11))).isEqualTo("security.password.too-short");
  }

  @Test
  public void noKindOfCharacterIsAskedForAndEveryOneIsTaken() {
    assertThat(problem("lamp orchard seventeen")).isNull();
    assertThat(problem("куче река прозорец")).isNull();
    assertThat(problem("   tram   melon   ")).isNull();
    assertThat(
            problem(
                "\uD83D\uDE00\uD83D\uDC1D\uD83C\uDF3B\uD83C\uDF32\u2600\uD83D\uDC08\u26F5\uD83C\uDF52\u2603\uD83D\uDE97\u2708\uD83D\uDCA1"))
        .isNull();
    assertThat(problem("\uD83D\uDE00 forêt \uD83D\uDC1D étang \uD83C\uDF3B")).isNull();
  }

  @Test
  public void whatGuessersTryEarlyIsRefusedWithItsReason() {
    assertThat(problem("passwordpassword")).isEqualTo("security.password.repeats");
    assertThat(problem("password12345")).isEqualTo("security.password.common");
    assertThat(problem("aaaaaaaaaaaaaaaa")).isEqualTo("security.password.repeats");
    assertThat(problem("abcabcabcabcabc")).isEqualTo("security.password.repeats");
    assertThat(problem("abcdefghijklmnop")).isEqualTo("security.password.sequence");
    assertThat(problem("qwertyuiopasdfgh")).isEqualTo("security.password.common");
    assertThat(problem("Marija.Horvat@Town.example ")).isEqualTo("security.password.is-email");
    assertThat(problem("Marija Horvat 1")).isEqualTo("security.password.personal");
    assertThat(problem("alliance portal")).isEqualTo("security.password.personal");
  }

  @Test(timeout = 20_000)
  public void theLongestPasswordsAreEstimatedInTime() {
    for (String part : new String[] {"4@8({[<369&#!|10$5+7%2/", "aB1!", "\u0430", "1998-"}) {
      PasswordRules.check(part.repeat(128).substring(0, 128), "a@b.example", "");
    }
  }
}
