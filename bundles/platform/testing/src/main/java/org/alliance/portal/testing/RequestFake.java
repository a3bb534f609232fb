package org.alliance.portal.testing;

import java.util.Optional;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.web.Form;

/** A request for one address, in English unless told otherwise. */
public final class RequestFake implements CurrentRequest {
  public String language = "en";
  public String query = "";
  public Form kept;
  private final String address;

  /**
   * @param address what follows the language, such as "/home"
   */
  public RequestFake(String address) {
    this.address = address;
  }

  @Override
  public String id() {
    return "test";
  }

  @Override
  public String language() {
    return language;
  }

  @Override
  public String path() {
    return "/" + language + address;
  }

  @Override
  public String query() {
    return query;
  }

  @Override
  public String csrfToken() {
    return "token";
  }

  @Override
  public String baseAddress() {
    return "https://portal.example";
  }

  @Override
  public Optional<Form> keptForm() {
    return Optional.ofNullable(kept);
  }
}
