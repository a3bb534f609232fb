package org.alliance.portal.profiles.internal.contacts;

import java.time.Duration;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Erases contacts who were asked and did not answer: keeping them would need their consent. */
@Component
public class UnansweredContacts implements ScheduledTask {
  private final ContactService contacts;

  @Activate
  public UnansweredContacts(@Reference ContactService contacts) {
    this.contacts = contacts;
  }

  @Override
  public String id() {
    return "profiles-unanswered-contacts";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    contacts.eraseUnanswered();
  }
}
