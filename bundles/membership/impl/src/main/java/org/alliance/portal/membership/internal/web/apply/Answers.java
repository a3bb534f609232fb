package org.alliance.portal.membership.internal.web.apply;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.NotNowException;

/** What the pages of applicants answer alike. */
final class Answers {
  static final int UNPROCESSABLE = 422;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int LATER_SECONDS = 600;

  private Answers() {}

  /** The answer, or the page that says what to do instead. */
  static Response guarded(Supplier<Response> answer) {
    try {
      return answer.get();
    } catch (NotFoundException e) {
      return page(lost("unknown", Form.of(Map.of())).status(NOT_FOUND));
    } catch (GoneException e) {
      return page(lost("ended", Form.of(Map.of())).status(GONE));
    } catch (NotNowException e) {
      return Response.status(TOO_MANY)
          .header("Retry-After", LATER_SECONDS)
          .entity(View.of("apply-later").status(TOO_MANY))
          .build();
    }
  }

  /**
   * The page on which a fresh link can be asked for.
   *
   * @param why {@code asked}, {@code unknown} or {@code ended}
   */
  static View lost(String why, Form form) {
    return View.of("apply-lost").with("why", why).with("form", form).with("sent", false);
  }

  static Response page(View view) {
    return Response.status(view.status()).entity(view).build();
  }

  static Response to(CurrentRequest current, String path) {
    return Response.seeOther(URI.create("/" + current.language() + path)).build();
  }
}
