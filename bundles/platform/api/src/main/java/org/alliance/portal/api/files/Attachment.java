package org.alliance.portal.api.files;

import java.time.Instant;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;

/**
 * A file that belongs to a thing.
 *
 * @param id its id
 * @param thing what it belongs to
 * @param organisation who owns the thing; null for none
 * @param name the file's name, without a path, 1 to 200 characters
 * @param title what it is, for readers; the name where nothing else was said; 1 to 200 characters
 * @param type media type as its content shows, such as {@code application/pdf}
 * @param size in bytes
 * @param digest SHA-256 of the content, in hexadecimal
 * @param actor who brought it, as {@link org.alliance.portal.api.access.Principal#actor()}
 * @param added when it was brought
 * @param path address without the portal's own, such as {@code /files/0D…/plan.pdf}
 */
public record Attachment(
    Id id,
    EntityRef thing,
    Id organisation,
    String name,
    String title,
    String type,
    long size,
    String digest,
    String actor,
    Instant added,
    String path) {}
