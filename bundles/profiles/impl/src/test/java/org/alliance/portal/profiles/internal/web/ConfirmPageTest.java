package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.testing.RequestFake;
import org.junit.Test;

public class ConfirmPageTest {
  private static final String ID = "0000000000007";
  private final ProfilesFake profiles = new ProfilesFake();
  private final ConfirmPage page = new ConfirmPage(profiles, new RequestFake("/profiles"));

  @Test
  public void confirmsAndLeadsBack() {
    profiles.put(new Id(7), 3, Drafts.full(), true);
    assertThat(Pages.location(page.confirm(ID, Pages.form())))
        .isEqualTo("/en/profiles/" + ID + "?confirmed=yes");
    assertThat(profiles.get(new Id(7)).version()).isEqualTo(4);
    assertThat(Pages.location(page.confirm(ID, Pages.form("return", "/en/home"))))
        .isEqualTo("/en/home");
    assertThat(Pages.location(page.confirm(ID, Pages.form("return", "//evil.example/"))))
        .isEqualTo("/en/profiles/" + ID + "?confirmed=yes");
  }

  @Test
  public void unknownProfilesAreNotFound() {
    assertThatThrownBy(() -> page.back("x")).isInstanceOf(NotFoundException.class);
    assertThat(Pages.location(page.back(ID))).isEqualTo("/en/profiles/" + ID);
    assertThatThrownBy(() -> page.confirm("x", Pages.form())).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> page.confirm("0000000000009", Pages.form()))
        .isInstanceOf(NotFoundException.class);
  }
}
