package org.alliance.portal.projects.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Letters about adoptions, put within their transaction. */
@Component(service = AdoptionLetters.class)
public class AdoptionLetters {
  private final Outbox outbox;
  private final Teams teams;
  private final Organisations organisations;
  private final Access access;
  private final PublicAddress address;

  @Activate
  public AdoptionLetters(
      @Reference Outbox outbox,
      @Reference Teams teams,
      @Reference Organisations organisations,
      @Reference Access access,
      @Reference PublicAddress address) {
    this.outbox = outbox;
    this.teams = teams;
    this.organisations = organisations;
    this.access = access;
    this.address = address;
  }

  /** Asks those who write the source. */
  void adopted(Adoption adoption, Initiative source, Initiative adopter) {
    send(ProjectLetters.ADOPTED, adoption, source, adopter, source, adopter.organisation());
  }

  /** Tells those who write the adopter what the source's team said. */
  void answered(Adoption adoption, Initiative source, Initiative adopter) {
    send(
        adoption.state() == Adoption.State.CONFIRMED
            ? ProjectLetters.CONFIRMED
            : ProjectLetters.DENIED,
        adoption,
        source,
        adopter,
        adopter,
        source.organisation());
  }

  /**
   * @param to whose editors and owners are told; the link leads there
   * @param from the organisation that has done something
   */
  private void send(
      LetterKind kind,
      Adoption adoption,
      Initiative source,
      Initiative adopter,
      Initiative to,
      Id from) {
    if (to.sample()) {
      return;
    }
    ByLanguage<String> organisation = organisations.get(from).names();
    recipients(to.organisation())
        .forEach(
            person -> {
              String lang = person.lang();
              Map<String, String> values = new TreeMap<>();
              values.put("name", person.name());
              values.put("title", title(source, lang));
              values.put("adopter", title(adopter, lang));
              values.put("organisation", organisation.in(lang).value());
              values.put("changes", adoption.changes());
              values.put("link", address.of(lang, "/projects/" + to.id()));
              values.keySet().retainAll(kind.values());
              outbox.put(
                  new Letter(
                      kind.id(),
                      adoption.id() + " " + person.account(),
                      person.email(),
                      person.account(),
                      lang,
                      values));
            });
  }

  private List<Recipient> recipients(Id organisation) {
    return access
        .as(Principal.SYSTEM, () -> teams.recipients(List.of(organisation), TeamRole.EDITOR))
        .getOrDefault(organisation, List.of());
  }

  private static String title(Initiative initiative, String lang) {
    Map<String, String> titles = new TreeMap<>();
    initiative
        .content()
        .texts()
        .forEach(
            (language, text) -> {
              if (text.title() != null) {
                titles.put(language, text.title());
              }
            });
    return new ByLanguage<>(initiative.content().original(), titles).in(lang).value();
  }
}
