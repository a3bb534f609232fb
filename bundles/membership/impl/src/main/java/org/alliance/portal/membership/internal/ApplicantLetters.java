package org.alliance.portal.membership.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The letters that what an applicant does leads to; each within the transaction of its reason. */
@Component(service = ApplicantLetters.class)
public class ApplicantLetters {
  private final Outbox outbox;
  private final Teams teams;
  private final Access access;
  private final Links links;

  @Activate
  public ApplicantLetters(
      @Reference Outbox outbox,
      @Reference Teams teams,
      @Reference Access access,
      @Reference Links links) {
    this.outbox = outbox;
    this.teams = teams;
    this.access = access;
    this.links = links;
  }

  /** Asks the applicant to confirm the address; each letter has a link of its own. */
  void confirm(Application application) {
    String token = links.add(application.id(), Link.Purpose.CONFIRM);
    applicant(
        MembershipContribution.CONFIRM,
        Secrets.hash(token),
        application,
        links.address(token, application.lang()) + "/confirm");
  }

  /** Says that the application has arrived, once. */
  void receipt(Application application) {
    String token = links.add(application.id(), Link.Purpose.OPEN);
    applicant(
        MembershipContribution.RECEIPT,
        application.id().toString(),
        application,
        links.address(token, application.lang()));
  }

  /**
   * Brings a fresh link.
   *
   * @param to an address that the applicant typed
   */
  void link(Application application, String to) {
    String token = links.add(application.id(), Link.Purpose.OPEN);
    links.closed(application);
    Map<String, String> values = values(application, links.address(token, application.lang()));
    outbox.put(
        new Letter(
            MembershipContribution.LINK,
            Secrets.hash(token),
            to,
            null,
            application.lang(),
            values));
  }

  /** Tells the moderator, or all of them while nobody has it, that the applicant answered. */
  void answered(Application application, Message answer) {
    for (Recipient moderator : moderators(application)) {
      Map<String, String> values =
          new HashMap<>(values(application, links.review(application.id(), moderator.lang())));
      values.put("moderator", moderator.name());
      outbox.put(
          new Letter(
              MembershipContribution.ANSWERED,
              answer.id() + ":" + moderator.account(),
              moderator.email(),
              moderator.account(),
              moderator.lang(),
              values));
    }
  }

  private List<Recipient> moderators(Application application) {
    return access.as(
        Principal.SYSTEM,
        () -> {
          List<Recipient> assigned =
              application.assignedTo() == null
                  ? List.of()
                  : teams.recipient(application.assignedTo()).stream().toList();
          return assigned.isEmpty() ? teams.moderators() : assigned;
        });
  }

  private void applicant(String kind, String key, Application application, String link) {
    Map<String, String> values = new HashMap<>(values(application, link));
    values.put("contact", application.answers().contactName());
    outbox.put(
        new Letter(kind, key, application.answers().email(), null, application.lang(), values));
  }

  private static Map<String, String> values(Application application, String link) {
    String name = application.answers().name();
    return Map.of(
        "organisation",
        name == null ? application.reference() : name,
        "reference",
        application.reference(),
        "link",
        link);
  }
}
