package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.api.FieldProblem;
import org.junit.Test;

public class PasswordRulesTest {
  private static String problem(String password) {
    return PasswordRules.check(password, "somebody@town.example", "Some Body")
        .map(FieldProblem::key)
        .orElse(null);
  }

  @Test
  public void lengthCounts() {
    assertThat(problem("")).isEqualTo("portal.problem.required");
    assertThat(problem("elevenchars")).isEqualTo("security.password.too-short");
    assertThat(problem("twelve chars")).isNull();
    assertThat(problem("x".repeat(128))).isNull();
    assertThat(problem("x".repeat(129))).isEqualTo("portal.problem.too-long");
  }

  @Test
  public void theAddressIsNoPassword() {
    assertThat(problem("Somebody@Town.example ")).isEqualTo("security.password.is-email");
  }
}
