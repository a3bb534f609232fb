package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.Test;

public class ContactPagesTest {
  private static final String ID = "0000000000007";
  private static final Id OWN = new Id(7);
  private static final String TOKEN = "T".repeat(43);

  /** Contacts of one member in a list; every link has the same token. */
  private static final class ContactsFake implements Contacts {
    private final List<Contact> all = new ArrayList<>();
    private boolean flooded;

    @Override
    public List<Contact> list(Id organisation) {
      return List.copyOf(all);
    }

    @Override
    public List<Contact> publicOf(Id organisation) {
      return List.of();
    }

    @Override
    public Contact add(Id organisation, Contact.Draft d) {
      return put(organisation, d, Contact.State.ASKED, false);
    }

    @Override
    public Contact addSelf(Id organisation, Contact.Draft d) {
      return put(organisation, d, Contact.State.CONFIRMED, true);
    }

    private Contact put(Id organisation, Contact.Draft d, Contact.State state, boolean own) {
      if (d.name() == null) {
        throw new ValidationException(
            List.of(
                FieldProblem.of("name", "portal.problem.required"),
                FieldProblem.of("email", "profiles.problem.contact-way")));
      }
      Contact contact =
          new Contact(
              new Id(100 + all.size()),
              organisation,
              d.name(),
              d.role(),
              d.email(),
              d.phone(),
              d.languages(),
              state,
              own,
              Instant.EPOCH);
      all.add(contact);
      return contact;
    }

    @Override
    public Contact askAgain(Id organisation, Id contact) {
      if (flooded) {
        throw new ValidationException(FieldProblem.of("", "profiles.problem.contact-letters"));
      }
      return all.stream()
          .filter(c -> c.id().equals(contact))
          .findFirst()
          .orElseThrow(() -> new NotFoundException("contact", contact));
    }

    @Override
    public void remove(Id organisation, Id contact) {
      all.removeIf(c -> c.id().equals(contact));
    }

    @Override
    public Contact byToken(String token) {
      if (all.isEmpty() || !TOKEN.equals(token)) {
        throw new NotFoundException("contact", "with this link");
      }
      return all.get(0);
    }

    @Override
    public Offer offer(String token) {
      return new Offer(byToken(token), ByLanguage.of("en", "Novi Primer"), Change.Audience.MEMBERS);
    }

    @Override
    public Contact agree(String token) {
      Contact c = byToken(token);
      all.set(
          0,
          new Contact(
              c.id(),
              c.organisation(),
              c.name(),
              c.role(),
              c.email(),
              c.phone(),
              c.languages(),
              Contact.State.CONFIRMED,
              c.own(),
              c.since()));
      return all.get(0);
    }

    @Override
    public void withdraw(String token) {
      byToken(token);
      all.clear();
    }
  }

  private final ProfilesFake profiles = new ProfilesFake();
  private final ContactsFake contacts = new ContactsFake();
  private final AccessFake access = new AccessFake();
  private final RequestFake request = new RequestFake("/profiles");
  private final FieldTexts texts =
      new FieldTexts(new EditingFakes.TextsFake(), new VocabularyFake(), Bundles.context());
  private final ContactPages pages = new ContactPages(profiles, contacts, access, texts, request);
  private final ContactLinkPage link = new ContactLinkPage(contacts, texts, request);

  @Before
  public void store() {
    profiles.put(OWN, 3, Drafts.full(), false);
  }

  private Response add(String... more) {
    var form =
        Pages.form(
            "name",
            "Ana Person",
            "role",
            "Officer",
            "email",
            "ana+x@town.example",
            "languages",
            "sr",
            "languages",
            "fr");
    for (int i = 0; i < more.length; i += 2) {
      form.putSingle(more[i], more[i + 1]);
    }
    return pages.add(ID, form);
  }

  @Test
  public void addingWritesToThePersonAndTellsNobodyTheLink() {
    assertThat(Pages.location(add())).isEqualTo("/en/profiles/" + ID + "/contacts?done=written");
    assertThat(Pages.html(pages.list(ID, "written")))
        .contains("A letter is on its way to the person.")
        .contains("Ana Person", "Has not agreed yet", "Send the letter again")
        .doesNotContain(TOKEN);
  }

  @Test
  public void whoHasNoAddressCannotBeWrittenToAgain() {
    add("email", "", "phone", "+33 1 23 45 67 89");
    assertThat(Pages.html(pages.list(ID, null)))
        .contains("Has not agreed yet")
        .doesNotContain("Send the letter again");
  }

  @Test
  public void wrongFormComesBackFilledIn() {
    Response response = add("name", " ", "role", "Officer <b>");
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(Pages.html(response))
        .contains("id=\"name-error\"", "href=\"#email\"", "value=\"Officer &lt;b&gt;\"")
        .contains("Give an e-mail address or a telephone number")
        .contains("value=\"fr\" checked", "value=\"de\">");
  }

  @Test
  public void oneOfTheTeamAgreesByAddingItself() {
    assertThat(Pages.html(pages.list(ID, null))).doesNotContain("name=\"self\"");
    access.principal =
        new Principal(
            Principal.Kind.ACCOUNT,
            new Id(1),
            "Ana",
            Set.of(),
            Map.of(OWN, TeamRole.EDITOR),
            Set.of());
    assertThat(Pages.html(pages.list(ID, null))).contains("name=\"self\"");
    assertThat(Pages.location(add("self", "yes")))
        .isEqualTo("/en/profiles/" + ID + "/contacts?done=added");
    assertThat(contacts.all.get(0).state()).isEqualTo(Contact.State.CONFIRMED);
    assertThat(Pages.html(pages.list(ID, "added")))
        .contains("Has agreed", "The contact is added")
        .doesNotContain("name=\"self\"", "Send the letter again");
  }

  @Test
  public void whoIsNotOfTheTeamCannotAgreeForSomebody() {
    assertThat(Pages.location(add("self", "yes"))).endsWith("?done=written");
    assertThat(contacts.all.get(0).state()).isEqualTo(Contact.State.ASKED);
  }

  @Test
  public void writingAgainAndRemovingAskFirst() {
    add();
    String contact = contacts.all.get(0).id().toString();
    assertThat(Pages.location(pages.link(ID, contact))).endsWith("?done=written");
    contacts.flooded = true;
    Response refused = pages.link(ID, contact);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Pages.html(refused)).contains("has been sent many letters today");
    assertThat(Pages.html(pages.removing(ID, contact))).contains("Remove Ana Person");
    assertThatThrownBy(() -> pages.removing(ID, "0000000000009"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> pages.link(ID, "x")).isInstanceOf(NotFoundException.class);
    assertThat(Pages.location(pages.remove(ID, contact))).endsWith("?done=removed");
    assertThat(Pages.html(pages.list(ID, "removed"))).contains("id=\"empty\"");
  }

  @Test
  public void afterTenThereIsNoForm() {
    for (int i = 0; i < Contacts.MOST; i++) {
      add();
    }
    assertThat(Pages.html(pages.list(ID, null)))
        .contains("id=\"full\"")
        .doesNotContain("id=\"add\"");
  }

  @Test
  public void pagesAreForEditors() {
    assertThat(Pages.location(pages.back(ID))).isEqualTo("/en/profiles/" + ID + "/contacts");
    access.refused.add(Profiles.EDIT);
    assertThatThrownBy(() -> pages.list(ID, null)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> add()).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.link(ID, ID)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.removing(ID, ID)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.remove(ID, ID)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void thePersonSeesWhatWouldBeShownAgreesAndWithdraws() {
    add();
    assertThat(Pages.html(link.show(TOKEN)))
        .contains("Do you agree", "Ana Person", "ana+x@town.example", "for members who have")
        .contains("value=\"agree\"", "name=\"robots\" content=\"noindex\"");
    assertThat(Pages.location(link.answer(TOKEN, Pages.form("answer", "agree"))))
        .isEqualTo("/en/contacts/" + TOKEN);
    assertThat(Pages.html(link.show(TOKEN)))
        .contains("id=\"agreed\"", "Keep the link", "value=\"withdraw\"")
        .doesNotContain("value=\"agree\"");
    Response withdrawn = link.answer(TOKEN, Pages.form("answer", "withdraw"));
    assertThat(withdrawn.getStatus()).isEqualTo(200);
    assertThat(Pages.html(withdrawn)).contains("id=\"withdrawn\"").doesNotContain("Ana Person");
    View dead = link.show(TOKEN);
    assertThat(dead.status()).isEqualTo(404);
    assertThat(Pages.html(dead)).contains("id=\"dead\"");
  }

  @Test
  public void aLinkThatIsNoneTellsSo() {
    assertThat(link.show("x").status()).isEqualTo(404);
    assertThat(link.answer("x", Pages.form("answer", "agree")).getStatus()).isEqualTo(404);
    assertThat(link.answer("x", Pages.form("answer", "withdraw")).getStatus()).isEqualTo(404);
    add();
    assertThat(link.answer(TOKEN, Pages.form("answer", "perhaps")).getStatus()).isEqualTo(422);
    assertThat(contacts.all.get(0).state()).isEqualTo(Contact.State.ASKED);
  }
}
