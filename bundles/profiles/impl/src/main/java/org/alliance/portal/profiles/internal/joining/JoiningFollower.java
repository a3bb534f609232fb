package org.alliance.portal.profiles.internal.joining;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.membership.api.Accepted;
import org.alliance.portal.membership.api.Applications;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.sample.SampleProfiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Makes the draft profile of an organisation that joins, and lets a profile say when its
 * organisation has left or is back.
 */
@Component
public class JoiningFollower implements ChangeFollower {
  private final Organisations organisations;
  private final ProfileService profiles;
  private final JoiningDrafts drafts;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Applications applications;

  @Activate
  public JoiningFollower(
      @Reference Organisations organisations,
      @Reference ProfileService profiles,
      @Reference JoiningDrafts drafts) {
    this.organisations = organisations;
    this.profiles = profiles;
    this.drafts = drafts;
  }

  @Override
  public String id() {
    return "profiles-joining";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    if (!change.feature().equals("security") || !change.type().equals("organisation")) {
      return;
    }
    // The profile of the sample accounts' organisation is made with the other samples.
    if (change.verb() == Change.Verb.CREATED && !change.id().equals(SampleProfiles.ORGANISATION)) {
      joined(change.id(), day(change));
    } else if (change.fields().contains("state")) {
      stands(change.id(), day(change));
    }
  }

  private void joined(Id id, LocalDate day) {
    Applications now = applications;
    Optional<Accepted> accepted = now == null ? Optional.empty() : now.accepted(id);
    profiles.createDraft(id, drafts.draft(organisations.get(id), accepted.orElse(null), day));
  }

  private void stands(Id id, LocalDate day) {
    boolean left = organisations.get(id).state() == Organisation.State.LEFT;
    profiles.stands(
        id,
        new Profile.Accession(
            left ? Profile.Accession.Status.LEFT : Profile.Accession.Status.JOINED, day));
  }

  private static LocalDate day(Change change) {
    return LocalDate.ofInstant(change.time(), ZoneOffset.UTC);
  }
}
