package org.alliance.portal.security.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.alliance.portal.api.access.PlatformRole;
import org.junit.Test;

public class FactorPolicyTest {
  private static final Set<PlatformRole> ADMIN = Set.of(PlatformRole.ADMIN, PlatformRole.MEMBER);
  private static final Set<PlatformRole> MEMBER = Set.of(PlatformRole.MEMBER);

  @Test
  public void theSettingNamesRolesOrEveryoneOrNobody() {
    FactorPolicy usual = new FactorPolicy("admin, moderator", false);
    assertThat(usual.required(ADMIN, false)).isTrue();
    assertThat(usual.required(MEMBER, false)).isFalse();
    assertThat(new FactorPolicy("everyone", false).required(MEMBER, false)).isTrue();
    assertThat(new FactorPolicy("none", false).required(ADMIN, false)).isFalse();
    assertThatThrownBy(() -> new FactorPolicy("adnim", false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void samplesNeedNoneWhileThereIsADemonstration() {
    assertThat(new FactorPolicy("admin", true).required(ADMIN, true)).isFalse();
    assertThat(new FactorPolicy("admin", true).required(ADMIN, false)).isTrue();
    assertThat(new FactorPolicy("admin", false).required(ADMIN, true)).isTrue();
  }

  @Test
  public void withoutItTheRoleDoesNotCount() {
    FactorPolicy usual = new FactorPolicy("admin", false);
    assertThat(usual.effective(ADMIN, false, false)).isEqualTo(MEMBER);
    assertThat(usual.effective(ADMIN, false, true)).isEqualTo(ADMIN);
    assertThat(usual.effective(MEMBER, false, false)).isEqualTo(MEMBER);
  }
}
