package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.profiles.api.Contact;

/** A person who answers for a member. */
@Schema(name = "ProfileContact")
public record ContactJson(
    String id,
    String name,
    @Schema(description = "What the person does") String role,
    String email,
    String phone,
    @Schema(description = "Codes of vocabulary language") List<String> languages,
    @Schema(
            description = "asked: has not agreed yet; shown to the team only",
            allowableValues = {"asked", "confirmed"})
        String state,
    @Schema(description = "When the state began") Instant since) {

  static ContactJson of(Contact c) {
    return new ContactJson(
        c.id().toString(),
        c.name(),
        c.role(),
        c.email(),
        c.phone(),
        c.languages(),
        ProfileJson.name(c.state()),
        c.since());
  }

  /** Contacts of a member. */
  @Schema(name = "ProfileContacts")
  public record All(List<ContactJson> items) {}
}
