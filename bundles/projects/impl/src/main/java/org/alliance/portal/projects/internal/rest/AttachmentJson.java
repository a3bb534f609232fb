package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.files.Attachment;

/** A file of an initiative. */
@Schema(name = "InitiativeAttachment")
public record AttachmentJson(
    String id,
    String name,
    @Schema(description = "What it is, for readers") String title,
    @Schema(description = "Media type, as its content shows") String type,
    @Schema(description = "In bytes") long size,
    @Schema(description = "SHA-256 of the content, in hexadecimal") String digest,
    Instant added,
    @Schema(description = "Where it is, from the root of the portal") String address) {

  static AttachmentJson of(Attachment a) {
    return new AttachmentJson(
        a.id().toString(),
        a.name(),
        a.title(),
        a.type(),
        a.size(),
        a.digest(),
        a.added(),
        a.path());
  }

  /** Files of an initiative. */
  @Schema(name = "InitiativeAttachments")
  public record All(
      @Schema(description = "In the order in which they are shown") List<AttachmentJson> items) {}
}
