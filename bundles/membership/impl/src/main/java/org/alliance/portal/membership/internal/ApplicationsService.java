package org.alliance.portal.membership.internal;

import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.membership.api.Accepted;
import org.alliance.portal.membership.api.Applications;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What other features may know of applications. */
@Component
public class ApplicationsService implements Applications {
  private final Access access;
  private final ApplicationStore store;

  @Activate
  public ApplicationsService(@Reference Access access, @Reference ApplicationStore store) {
    this.access = access;
    this.store = store;
  }

  @Override
  public Optional<Accepted> accepted(Id organisation) {
    access.require(MembershipContribution.REVIEW);
    return store.byOrganisation(organisation).map(ApplicationsService::accepted);
  }

  private static Accepted accepted(Application application) {
    Application.Answers said = application.answers();
    return new Accepted(
        application.id(),
        application.lang(),
        said.website(),
        said.population(),
        said.about() == null ? "" : said.about(),
        said.themes());
  }
}
