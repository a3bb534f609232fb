package org.alliance.portal.security.internal.web;

import java.util.List;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.factor.Factors.Offer;

/** What is shown when a second factor is taken, at the sign-in and in the account. */
final class FactorViews {
  private FactorViews() {}

  /** The secret, and the field for the first code. */
  static View enrol(String template, Form form, Offer offer) {
    return View.of(template)
        .with("form", form)
        .with("secret", offer.secret())
        .with("qr", offer.qr())
        .with("offer", offer.sealed());
  }

  /**
   * The recovery codes, this once.
   *
   * @param sealed the codes as the form for the file carries them
   * @param onward where to go from there
   */
  static View codes(List<String> codes, String sealed, String onward) {
    return View.of("recovery-codes")
        .with("codes", codes)
        .with("sealed", sealed)
        .with("onward", onward);
  }
}
