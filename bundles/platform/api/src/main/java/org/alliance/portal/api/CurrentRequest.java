package org.alliance.portal.api;

import java.util.Optional;
import org.alliance.portal.api.web.Form;

/**
 * What is known of the request that this thread works on. A service of the platform; outside a
 * request every method answers with the defaults named below.
 */
public interface CurrentRequest {

  /** The request id, also in the log and in the {@code X-Request-Id} header; empty outside. */
  String id();

  /** Language to answer in, ISO 639-1 lower case; {@code en} outside a request. */
  String language();

  /** Path of the request, such as {@code /en/profiles}; empty outside. */
  String path();

  /** Query string without the question mark, raw; empty where there is none. */
  String query();

  /** Value of the hidden field {@code csrf} that every form must carry; empty outside. */
  String csrfToken();

  /**
   * The portal's address as seen by clients, such as {@code https://host}, without a slash at the
   * end.
   */
  String baseAddress();

  /**
   * The half-written form that was posted to this path when the session had expired, kept until the
   * sign-in; a form page shows it instead of the stored record.
   */
  Optional<Form> keptForm();
}
