package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;
import org.junit.Test;

public class DeletePageTest {
  private static final String ID = "0000000000007";
  private final ProfilesFake profiles = new ProfilesFake();
  private final AccessFake access = new AccessFake();
  private final DeletePage page = new DeletePage(profiles, access, new RequestFake("/profiles"));

  @Test
  public void removingAsksFirstAndAgainWhenSomethingChanged() {
    profiles.put(new Id(7), 3, Drafts.full(), true);
    assertThat(Pages.html(page.deleting(ID)))
        .contains("name=\"version\" value=\"3\"", "govuk-button--warning")
        .doesNotContain("id=\"changed\"");
    Response old = page.delete(ID, Pages.form("version", "2"));
    assertThat(old.getStatus()).isEqualTo(409);
    assertThat(Pages.html(old)).contains("id=\"changed\"", "name=\"version\" value=\"3\"");
    assertThat(page.delete(ID, Pages.form("version", "x")).getStatus()).isEqualTo(409);
    assertThat(Pages.location(page.delete(ID, Pages.form("version", "3"))))
        .isEqualTo("/en/profiles");
    assertThat(profiles.all).isEmpty();
  }

  @Test
  public void removingIsForTheSecretariat() {
    profiles.put(new Id(7), 3, Drafts.full(), true);
    access.refused.add(Profiles.DELETE);
    assertThatThrownBy(() -> page.deleting(ID)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> page.deleting("x")).isInstanceOf(NotFoundException.class);
  }
}
