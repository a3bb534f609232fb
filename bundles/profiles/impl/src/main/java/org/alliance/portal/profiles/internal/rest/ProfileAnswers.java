package org.alliance.portal.profiles.internal.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.profiles.api.External;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the resources of profiles answer with, and read, in common. */
@Component(service = ProfileAnswers.class)
public class ProfileAnswers {
  private final Profiles profiles;
  private final External external;
  private final Access access;

  @Activate
  public ProfileAnswers(
      @Reference Profiles profiles, @Reference External external, @Reference Access access) {
    this.profiles = profiles;
    this.external = external;
    this.access = access;
  }

  /** A profile as the caller sees it. */
  ProfileJson json(Profile profile) {
    return json(List.of(profile)).get(0);
  }

  /** Profiles as the caller sees them, in a bounded number of queries. */
  List<ProfileJson> json(Collection<Profile> some) {
    boolean client = access.principal().kind() == Principal.Kind.API_CLIENT;
    Map<Id, List<External.ExternalId>> ids =
        client ? external.of(some.stream().map(Profile::id).toList()) : Map.of();
    List<ProfileJson> all = new ArrayList<>();
    for (Profile profile : some) {
      all.add(ProfileJson.of(profile, client ? ids.getOrDefault(profile.id(), List.of()) : null));
    }
    return all;
  }

  /** A profile that was asked for; 304 when the client has it already. */
  Response asked(Request request, Profile profile) {
    return ETags.ok(request, json(profile), profile.version());
  }

  /** A profile as it is after a change. */
  Response changed(Profile profile) {
    return Response.ok(json(profile)).tag(ETags.of(profile.version())).build();
  }

  /**
   * What was sent; problems of its form are told together with those by the rules.
   *
   * @param before the stored profile; null for a new one
   */
  ProfileDraft draft(ProfileInput input, Profile before) {
    if (input == null) {
      throw new ValidationException(FieldProblem.of("", "portal.problem.required"));
    }
    Reading reading = new Reading();
    ProfileDraft draft = input.draft(reading, before);
    reading.refuse(profiles.check(draft));
    return draft;
  }

  /** A conflict tells the current record in this door's own form. */
  <T> T telling(Supplier<T> work) {
    try {
      return work.get();
    } catch (ConflictException e) {
      throw new ConflictException(e.current() instanceof Profile current ? json(current) : null);
    }
  }
}
