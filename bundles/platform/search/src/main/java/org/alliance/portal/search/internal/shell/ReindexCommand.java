package org.alliance.portal.search.internal.shell;

import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.search.internal.SearchDesk;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code portal:reindex}. */
@Service
@Command(
    scope = "portal",
    name = "reindex",
    description = "Builds the search index anew, while it goes on serving")
public final class ReindexCommand implements Action {
  @Argument(description = "Type of things, such as profile; all without it")
  private String type;

  @Reference private SearchDesk desk;
  @Reference private Access access;

  @Override
  public Object execute() throws NothingFoundException {
    boolean begun = access.as(Principal.SYSTEM, this::begin);
    if (!begun) {
      throw new NothingFoundException("Nothing of type " + type + " can be found at the moment.");
    }
    System.out.println("Building has begun; see admin/search for how far it is.");
    return null;
  }

  private boolean begin() {
    try {
      desk.rebuild(type);
      return true;
    } catch (ValidationException e) {
      return false;
    }
  }
}
