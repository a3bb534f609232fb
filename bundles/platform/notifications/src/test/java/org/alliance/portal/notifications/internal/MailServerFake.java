package org.alliance.portal.notifications.internal;

/** A mail server that only says how it is. */
public final class MailServerFake implements MailServer {
  public boolean known = true;
  public String problem;
  public String trouble;
  public int woken;

  @Override
  public void wake() {
    woken++;
  }

  @Override
  public void wakeNow() {
    woken++;
  }

  @Override
  public boolean known() {
    return known;
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public String trouble() {
    return trouble;
  }
}
