package org.alliance.portal.security.internal.web;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.BusyException;

/** What the forms of this room have in common. */
final class Answers {
  static final int UNAUTHORIZED = 401;
  static final int GONE = 410;
  static final int UNPROCESSABLE = 422;
  static final int TOO_MANY = 429;
  static final int UNAVAILABLE = 503;

  /** When it is worth trying again while too many passwords are being checked. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private Answers() {}

  /** A page with a status. */
  static Response.ResponseBuilder page(int status, View view) {
    return Response.status(status).entity(view.status(status));
  }

  /** A page to come back to later. */
  static Response later(int status, View view, Duration wait) {
    return page(status, view).header("Retry-After", Math.max(1, wait.toSeconds())).build();
  }

  /** That there were too many tries, with the time to wait. */
  static FieldProblem throttled(String field, String key, Duration wait) {
    return FieldProblem.of(field, key, "minutes", Math.max(1, (wait.toSeconds() + 59) / 60));
  }

  /** A link that can no longer be used, with what to do instead. */
  static Response gone(String key) {
    return page(GONE, View.of("link-gone").with("key", key)).build();
  }

  /** What is shown again of a form: never a password or a code. */
  static Form shown(Form typed, String... names) {
    return Form.filled(Arrays.stream(names).collect(Collectors.toMap(name -> name, typed::value)));
  }

  /** An empty form. */
  static Form empty() {
    return Form.of(Map.of());
  }

  /** A form with one problem. */
  static Form with(Form form, String field, String key) {
    return form.with(List.of(FieldProblem.of(field, key)));
  }

  /**
   * Does what a form asks for; when that is refused, shows the form again.
   *
   * @param shown what is filled in again
   * @param field beside which it stands that too many passwords are being checked
   * @param page the page with the form
   * @param work what the form asks for
   */
  static Response form(
      Form shown, String field, Function<Form, View> page, Supplier<Response> work) {
    try {
      return work.get();
    } catch (ValidationException e) {
      return page(UNPROCESSABLE, page.apply(shown.with(e.problems()))).build();
    } catch (BusyException e) {
      View view = page.apply(with(shown, field, "security.sign-in.busy"));
      return later(UNAVAILABLE, view, SOON);
    }
  }

  /** Does what a link is for; when it can no longer be used, says what to do instead. */
  static Response link(Supplier<Response> work) {
    try {
      return work.get();
    } catch (GoneException e) {
      return gone(e.key());
    }
  }

  /** The way back to the account, which says what was done. */
  static Response.ResponseBuilder done(String lang, String what) {
    return Response.seeOther(URI.create("/" + lang + "/account?saved=" + what));
  }

  /** A password may begin or end with a space. */
  static String asTyped(MultivaluedMap<String, String> fields, String name) {
    String typed = fields.getFirst(name);
    return typed == null ? "" : typed;
  }
}
