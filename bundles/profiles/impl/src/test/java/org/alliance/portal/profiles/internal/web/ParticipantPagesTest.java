package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.junit.Test;

public class ParticipantPagesTest {
  private final ReadingPages on = new ReadingPages();

  @Test
  public void listAsksForWhatIsPublicOnly() {
    on.access.refused.add(Profiles.READ);
    on.profiles.put(new Id(7), 1, Drafts.full(), false);
    on.request.query = "country=RS&q=novi";
    String html = on.html(on.participants.list());
    assertThat(html)
        .contains("/en/participants/0000000000007", "1 participant")
        .doesNotContain("/en/profiles", "export", "name=\"id\"", "name=\"theme\"");
    assertThat(on.search.asked.get(0).publicOnly()).isTrue();
    on.request.query = "theme=housing";
    assertThat(on.participants.list().status()).isEqualTo(400);
    on.request.query = "view=map";
    assertThat(on.html(on.participants.list())).contains("<svg", "Map of the participants");
    on.lists.search = null;
    assertThat(on.html(on.participants.list())).contains("id=\"away\"");
  }

  @Test
  public void participantHasNothingForMembers() {
    on.access.refused.add(Profiles.READ);
    on.profiles.put(new Id(7), 1, Drafts.full(), true);
    assertThat(on.html(on.participants.show("0000000000007")))
        .contains("Novi Primer", "A town.", "term housing")
        .doesNotContain("/en/profiles", "app-visibility", "/edit", "/history");
    assertThatThrownBy(() -> on.participants.show("nonsense"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void whatIsHiddenIsOfferedToMembers() {
    on.access.refused.add(Profiles.READ);
    Profile small = on.profiles.put(new Id(8), 1, Drafts.small("Town", "RS", "ngo"), false);
    assertThat(on.html(on.participants.show("0000000000008"))).doesNotContain("id=\"more\"");
    on.hideAll(small);
    assertThat(on.html(on.participants.show("0000000000008"))).contains("id=\"more\"");
  }

  @Test
  public void visitorsAreToldWhoTakesPartAndMembersHaveACardOfTheirOwn() {
    ParticipantsCard card = new ParticipantsCard(on.profiles, on.access);
    on.access.principal = Principal.ANONYMOUS;
    assertThat(card.card("en")).isEmpty();
    on.profiles.put(new Id(7), 1, Drafts.full(), true);
    assertThat(on.html(card.card("en").orElseThrow()))
        .contains("1 participant in 1 country", "/en/participants?view=map");
    on.access.principal = Principal.SYSTEM;
    assertThat(card.card("en")).isEmpty();
  }

  @Test
  public void membersFindTheirWayToMore() {
    on.profiles.put(new Id(7), 1, Drafts.full(), true);
    on.request.query = "";
    assertThat(on.html(on.participants.list())).contains("href=\"/en/profiles\"");
    assertThat(on.html(on.participants.show("0000000000007")))
        .contains("href=\"/en/profiles/0000000000007\"");
  }
}
