package org.alliance.portal.membership.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The letters about a decision, put within its transaction. Invented applicants get none. */
@Component(service = ReviewLetters.class)
public class ReviewLetters {
  private final Outbox outbox;
  private final Links links;
  private final PublicAddress address;

  @Activate
  public ReviewLetters(
      @Reference Outbox outbox, @Reference Links links, @Reference PublicAddress address) {
    this.outbox = outbox;
    this.links = links;
    this.address = address;
  }

  /** Brings a question, with a link of its own to answer it. */
  void asked(Application application, Message question) {
    if (!application.sample()) {
      Map<String, String> values = values(application);
      values.put("question", question.text());
      String token = links.add(application.id(), Link.Purpose.OPEN);
      values.put("link", links.address(token, application.lang()));
      outbox.put(
          letter(MembershipContribution.ASKED, question.id().toString(), application, values));
    }
  }

  /** Says that the organisation takes part. */
  void accepted(Application application, String name) {
    if (!application.sample()) {
      Map<String, String> values = values(application);
      values.put("organisation", name);
      values.put("link", address.of(application.lang(), "/"));
      outbox.put(
          letter(
              MembershipContribution.ACCEPTED, application.id().toString(), application, values));
    }
  }

  /** Says no, and why. */
  void declined(Application application) {
    if (!application.sample()) {
      outbox.put(declination(application, application.decisionNote()));
    }
  }

  /** The letter that says no, before it is sent. */
  Optional<Outbox.Preview> declining(Application application, String reason) {
    return outbox.preview(declination(application, reason));
  }

  private static Letter declination(Application application, String reason) {
    Map<String, String> values = values(application);
    values.put("reason", reason);
    return letter(
        MembershipContribution.DECLINED, application.id().toString(), application, values);
  }

  private static Map<String, String> values(Application application) {
    Map<String, String> values = new HashMap<>();
    values.put("contact", application.answers().contactName());
    values.put("organisation", application.answers().name());
    values.put("reference", application.reference());
    return values;
  }

  private static Letter letter(
      String kind, String key, Application application, Map<String, String> values) {
    return new Letter(kind, key, application.answers().email(), null, application.lang(), values);
  }
}
