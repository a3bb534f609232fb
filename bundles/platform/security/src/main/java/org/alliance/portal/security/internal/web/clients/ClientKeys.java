package org.alliance.portal.security.internal.web.clients;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.clients.KeyDesk;

/** The part on keys and usage that the admin's page and the owner's page of a client share. */
final class ClientKeys {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final KeyDesk desk;

  ClientKeys(KeyDesk desk) {
    this.desk = desk;
  }

  /**
   * Adds the part to a page.
   *
   * @param here address of the page
   * @param form of the new key as it was typed; null for an empty one
   */
  View add(View page, Id client, String here, Form form, String lang) {
    Instant now = desk.now();
    List<KeyRow> keys = desk.keys(client).stream().map(key -> KeyRow.of(key, now)).toList();
    LocalDate today = LocalDate.ofInstant(now, Principal.ALLIANCE_ZONE);
    return page.with("here", here)
        .with("keys", keys)
        .with("open", keys.stream().filter(KeyRow::open).count())
        .with("overlaps", KeyDesk.OVERLAPS)
        .with("keyForm", form == null ? empty() : form)
        .with("usage", UsageTables.of(desk.usage(client), today, lang));
  }

  private static Form empty() {
    return Form.filled(java.util.Map.of("overlap", Integer.toString(KeyDesk.USUAL_OVERLAP)));
  }

  /**
   * Makes another key.
   *
   * @param page the page again, with the form and whether somebody else was faster
   */
  Response renew(Id client, Form form, String here, BiFunction<Form, Boolean, View> page) {
    try {
      String key =
          desk.renew(
              client, ClientForm.version(form), form.value("label"), ClientForm.overlap(form));
      return Response.ok(NewKey.view(desk.get(client).name(), key, here)).build();
    } catch (ValidationException e) {
      return answer(page.apply(form.with(e.problems()), false), UNPROCESSABLE);
    } catch (ConflictException e) {
      return answer(page.apply(form, true), CONFLICT);
    }
  }

  /** Ends a key at once. */
  Response revoke(Id client, Form form, String here) {
    desk.revoke(client, ClientForm.id(form, "key"));
    return Response.seeOther(URI.create(here + "?done=revoked")).build();
  }

  static Response answer(View view, int status) {
    return Response.status(status).entity(view.status(status)).build();
  }
}
